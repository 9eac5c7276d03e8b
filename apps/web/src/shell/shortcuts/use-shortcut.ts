import { useEffect, useRef } from 'react';
import type { ShortcutName } from './shortcuts.ts';

const offered = new Map<ShortcutName, () => void>();

/** Offers the action of a shortcut while mounted. Null offers nothing, for an action that is not possible now. The newest offer counts. */
export function useShortcut(name: ShortcutName, run: (() => void) | null): void {
  const latest = useRef(run);
  const isPossible = run !== null;
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!isPossible) return;
    const offer = () => latest.current?.();
    const before = offered.get(name);
    offered.set(name, offer);
    return () => {
      if (offered.get(name) !== offer) return;
      if (before) offered.set(name, before);
      else offered.delete(name);
    };
  }, [name, isPossible]);
}

/** Does what a shortcut stands for. False when nothing on the page offers it. */
export function runShortcut(name: ShortcutName): boolean {
  const run = offered.get(name);
  run?.();
  return run !== undefined;
}
