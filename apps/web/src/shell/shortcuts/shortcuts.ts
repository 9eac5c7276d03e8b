/** What a key can do. A page offers an action by `useShortcut`; one that no mounted page offers does nothing. */
export type ShortcutName =
  'new-conversation' | 'focus-composer' | 'search' | 'stop' | 'go-coach' | 'go-training' | 'go-log' | 'go-me' | 'help';

export interface Shortcut {
  name: ShortcutName;
  words: string;
  /** Keys one after the other, as `KeyboardEvent.key` says them; `mod` is Ctrl, or ⌘ on a Mac. */
  keys: readonly string[];
}

/** Every shortcut, in the order of the list under `?`. Those with `mod` also work while one is writing. */
export const SHORTCUTS: readonly Shortcut[] = [
  { name: 'focus-composer', words: 'Write to Coach K', keys: ['/'] },
  { name: 'new-conversation', words: 'New conversation', keys: ['n'] },
  { name: 'search', words: 'Search conversations', keys: ['mod+k'] },
  { name: 'stop', words: 'Stop the answer', keys: ['mod+.'] },
  { name: 'go-coach', words: 'Go to Coach', keys: ['g', 'c'] },
  { name: 'go-training', words: 'Go to Training', keys: ['g', 't'] },
  { name: 'go-log', words: 'Go to Log', keys: ['g', 'l'] },
  { name: 'go-me', words: 'Go to Me', keys: ['g', 'm'] },
  { name: 'help', words: 'This list', keys: ['?'] },
];
