import { expect, test } from '@jest/globals';
import { matchShortcut, type KeyPress } from './match-shortcut.ts';
import { SHORTCUTS } from './shortcuts.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isWriting: false,
  allowsSingleKeys: true,
  ...more,
});

test('a single key and a sequence mean what the list says', () => {
  expect(matchShortcut(press('n'), [])).toEqual({ name: 'new-conversation' });
  expect(matchShortcut(press('?'), [])).toEqual({ name: 'help' });
  expect(matchShortcut(press('g'), [])).toEqual({ pending: ['g'] });
  expect(matchShortcut(press('l'), ['g'])).toEqual({ name: 'go-log' });
});

test('a sequence that was left half way is forgotten by the next shortcut', () => {
  expect(matchShortcut(press('n'), ['g'])).toEqual({ name: 'new-conversation' });
  expect(matchShortcut(press('g'), ['g'])).toEqual({ pending: ['g'] });
  expect(matchShortcut(press('x'), ['g'])).toBeNull();
});

test('while one writes, only keys with Ctrl or ⌘ count', () => {
  expect(matchShortcut(press('n', { isWriting: true }), [])).toBeNull();
  expect(matchShortcut(press('k', { isWriting: true, metaKey: true }), [])).toEqual({ name: 'search' });
  expect(matchShortcut(press('.', { isWriting: true, ctrlKey: true }), [])).toEqual({ name: 'stop' });
});

test('single keys can be switched off; Ctrl with a letter of the list is not that letter; Alt writes characters', () => {
  expect(matchShortcut(press('?', { allowsSingleKeys: false }), [])).toBeNull();
  expect(matchShortcut(press('n', { ctrlKey: true }), [])).toBeNull();
  expect(matchShortcut(press('/', { altKey: true }), [])).toBeNull();
});

test('every shortcut can be typed, and none is the beginning of another', () => {
  for (const { name, keys } of SHORTCUTS) {
    let before: readonly string[] = [];
    for (const [at, key] of keys.entries()) {
      const match = matchShortcut(press(key.replace('mod+', ''), { ctrlKey: key.startsWith('mod+') }), before);
      if (at === keys.length - 1) expect(match).toEqual({ name });
      else if (match && 'pending' in match) before = match.pending;
    }
  }
});
