import { startTransition, useEffect, useState } from 'react';

const AGAIN_MS = 2_000;
const arrived = new Map<() => Promise<unknown>, unknown>();

/** Fetches a part of the page that has a chunk of its own. `load` is a constant of its module: it is the part's name here too. */
export async function loadPart<T extends object>(load: () => Promise<T>): Promise<T> {
  const part = await load();
  arrived.set(load, part);
  return part;
}

/** Fetches parts that will be wanted soon. What does not arrive now is asked for again when it is wanted. */
export function loadSoon(...loads: readonly (() => Promise<object>)[]): void {
  for (const load of loads) loadPart(load).catch((reason: unknown) => console.warn('A part of the page did not arrive', reason));
}

/**
 * A part of the page once it has arrived, at once when it already has; null until then. What the network loses is asked for again
 * for as long as somebody waits, where React's own `lazy` would break the screen for good. What nobody is waiting for is asked for
 * only after `laterMs`, so that it takes no room on the line from what they came for.
 */
export function usePart<T extends object>(load: () => Promise<T>, laterMs = 0): T | null {
  const [part, setPart] = useState(() => (arrived.get(load) as T | undefined) ?? null);

  useEffect(() => {
    if (part) return;
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      loadPart(load).then(
        (loaded) => {
          // In slices: what arrives may be long, and somebody may be typing.
          if (!isGone) startTransition(() => setPart(() => loaded));
        },
        (reason: unknown) => {
          console.warn('A part of the page did not arrive', reason);
          if (!isGone) timer = setTimeout(ask, AGAIN_MS);
        },
      );
    };
    if (laterMs > 0) timer = setTimeout(ask, laterMs);
    else ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [part, load, laterMs]);

  return part;
}
