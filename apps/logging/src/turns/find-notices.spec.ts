import { describe, expect, jest, test } from '@jest/globals';
import type { Notice, TurnEnd } from '@hyrox/contracts';
import { findNotices, type AnswerChecks } from './find-notices.ts';

const guard: Notice = { code: 'guard', severity: 'urgent', text: 'See a doctor first.' };
const link: Notice = { code: 'unknown_link', severity: 'caution', text: 'Check the link.' };
const end = (outcome: TurnEnd['outcome']): TurnEnd => ({ outcome, finish: 'stop', stages: {}, notices: [guard] });

describe('notices of an answer', () => {
  test('what the end brought along comes first, then what the checks found in text and sources', () => {
    const checks = jest.fn<AnswerChecks>(() => [link]);
    expect(findNotices({ text: 'Go', sources: [], end: end('done') }, checks, () => undefined)).toEqual([guard, link]);
    expect(checks).toHaveBeenCalledWith({ text: 'Go', sources: [] });
  });

  test('a failed turn and an empty text are not checked', () => {
    expect(
      findNotices(
        { text: 'half', sources: [], end: end('failed') },
        () => [link],
        () => undefined,
      ),
    ).toEqual([guard]);
    expect(
      findNotices(
        { text: '', sources: [], end: end('stopped') },
        () => [link],
        () => undefined,
      ),
    ).toEqual([guard]);
  });

  test('a check that breaks is said beside the answer, not thrown', () => {
    const broken = jest.fn();
    const checks = () => {
      throw new Error('bad pattern');
    };
    const notices = findNotices({ text: 'Go', sources: [], end: end('done') }, checks, broken);
    expect(notices.map((n) => n.code)).toEqual(['guard', 'unchecked']);
    expect(broken).toHaveBeenCalledTimes(1);
  });
});
