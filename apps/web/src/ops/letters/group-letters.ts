import type { Letter } from '../read/use-ops.ts';

/** Letters that wait for the same reason at the same consumer, and can be sent. */
export interface LetterGroup {
  key: string;
  reason: string;
  consumer: string;
  letters: Letter[];
}

/** What can be sent again together: two or more letters of one reason and one consumer, oldest first, so that they keep their order. */
export function groupLetters(letters: readonly Letter[]): LetterGroup[] {
  const groups = new Map<string, LetterGroup>();
  for (const letter of letters.filter(({ canBeSent }) => canBeSent)) {
    const { service, consumer, reason } = letter;
    const key = `${service} ${consumer} ${reason}`;
    const group = groups.get(key) ?? { key, reason, consumer, letters: [] };
    group.letters.unshift(letter);
    groups.set(key, group);
  }
  return [...groups.values()].filter((group) => group.letters.length > 1);
}
