import { describe, expect, jest, test } from '@jest/globals';
import { PLAN_OFFERED } from '@hyrox/coaching';
import type { Notice, TurnEnd } from '@hyrox/contracts';
import { findNotices, type AnswerChecks } from './find-notices.ts';

const guard: Notice = { code: 'guard', severity: 'urgent', text: 'See a doctor first.' };
const link: Notice = { code: 'unknown_link', severity: 'caution', text: 'Check the link.' };
const end = (outcome: TurnEnd['outcome']): TurnEnd => ({ outcome, finish: 'stop', stages: {}, notices: [guard] });

describe('notices of an answer', () => {
  test('what the end brought along comes first, then what the checks found in text and sources', () => {
    const checks = jest.fn<AnswerChecks>(() => [link]);
    expect(findNotices({ text: 'Go', sources: [], today: '2026-11-30', told: [], end: end('done') }, checks, () => undefined)).toEqual([
      guard,
      link,
    ]);
    expect(checks).toHaveBeenCalledWith({ text: 'Go', sources: [], today: '2026-11-30' });
  });

  test('what was told before the answer comes first, and a code only once', () => {
    const told: Notice = { code: 'see_a_doctor', severity: 'urgent', text: 'See a doctor.' };
    const all = findNotices(
      { text: 'Go', sources: [], today: '2026-11-30', told: [told, link], end: end('done') },
      () => [link],
      () => undefined,
    );
    expect(all).toEqual([told, link, guard]);
  });

  test('a failed turn and an empty text are not checked', () => {
    expect(
      findNotices(
        { text: 'half', sources: [], today: '2026-11-30', told: [], end: end('failed') },
        () => [link],
        () => undefined,
      ),
    ).toEqual([guard]);
    expect(
      findNotices(
        { text: '', sources: [], today: '2026-11-30', told: [], end: end('stopped') },
        () => [link],
        () => undefined,
      ),
    ).toEqual([guard]);
  });

  test('an answer that holds a plan brings its offer, once and last; not beside a medical notice, a guard or a failure', () => {
    const text = '- Monday: run 40 min\n- Wednesday: sled 6 x 50 m\n- Saturday: long run 12 km';
    const plain = { ...end('done'), notices: [] };
    const codes = (told: Notice[], over: Partial<TurnEnd> = {}) =>
      findNotices(
        { text, sources: [], today: '2026-11-30', told, end: { ...plain, ...over } },
        () => [link],
        () => undefined,
      ).map(({ code }) => code);
    expect(codes([])).toEqual(['unknown_link', 'plan_offered']);
    expect(codes([PLAN_OFFERED])).toEqual(['plan_offered', 'unknown_link']);
    expect(codes([{ ...guard, code: 'medical_referral' }])).toEqual(['medical_referral', 'unknown_link']);
    expect(codes([PLAN_OFFERED], { finish: 'guard' })).toEqual(['unknown_link']);
    expect(codes([PLAN_OFFERED], { outcome: 'failed', finish: 'error' })).toEqual([]);
  });

  test('a check that breaks is said beside the answer, not thrown', () => {
    const broken = jest.fn();
    const checks = () => {
      throw new Error('bad pattern');
    };
    const notices = findNotices({ text: 'Go', sources: [], today: '2026-11-30', told: [], end: end('done') }, checks, broken);
    expect(notices.map((n) => n.code)).toEqual(['guard', 'unchecked']);
    expect(broken).toHaveBeenCalledTimes(1);
  });
});
