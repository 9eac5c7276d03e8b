import { SHORTCUTS, type ShortcutName } from './shortcuts.ts';

/** The parts of a key press that matter. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** The focus is where text is written. */
  isWriting: boolean;
  /** Single keys are on; those with Ctrl or ⌘ always are. */
  allowsSingleKeys: boolean;
}

export type Match = { name: ShortcutName } | { pending: readonly string[] } | null;

/** What a key means after those pressed just before: a shortcut, the beginning of one, or nothing. */
export function matchShortcut(press: KeyPress, before: readonly string[]): Match {
  if (press.altKey) return null;
  const hasModifier = press.ctrlKey || press.metaKey;
  if (!hasModifier && (press.isWriting || !press.allowsSingleKeys)) return null;
  const letter = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const key = hasModifier ? `mod+${letter}` : letter;
  for (const typed of [[...before, key], [key]]) {
    const whole = SHORTCUTS.find(({ keys }) => keys.length === typed.length && keys.every((wanted, at) => wanted === typed[at]));
    if (whole) return { name: whole.name };
    if (SHORTCUTS.some(({ keys }) => keys.length > typed.length && typed.every((wanted, at) => wanted === keys[at])))
      return { pending: typed };
  }
  return null;
}
