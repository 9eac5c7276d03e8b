import { expect, test } from '@jest/globals';
import type { Problem } from './problem.ts';
import { noteFirstSeen } from './note-first-seen.ts';

const silent: Problem = { entry: 'ServiceDown', key: 'retrieval', urgency: 'now', what: 'x', since: null };
const dated: Problem = { ...silent, entry: 'DeadLetters', since: '2026-11-30T02:00:00.000Z' };

test('a problem without a beginning has the time of its first look, until it is over and comes again', () => {
  const seen = new Map<string, string>();
  expect(noteFirstSeen([silent, dated], '03:00', seen)).toEqual([{ ...silent, seenSince: '03:00' }, dated]);
  expect(noteFirstSeen([silent], '03:05', seen)[0]?.seenSince).toBe('03:00');
  expect(noteFirstSeen([], '03:06', seen)).toEqual([]);
  expect(noteFirstSeen([silent], '03:07', seen)[0]?.seenSince).toBe('03:07');
});
