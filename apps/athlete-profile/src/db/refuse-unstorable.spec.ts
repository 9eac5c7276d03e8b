import { describe, expect, it } from '@jest/globals';
import { refuseUnstorable } from './refuse-unstorable.ts';

describe('what an athlete writes', () => {
  it.each([
    ['plain text', { notes: 'Wall balls: 100 reps 🏋️' }],
    ['the escape sequence spelled out', { notes: String.raw`\u0000 and \ud800` }],
    ['numbers, nothing and what was not named', { rpe_post: 8, notes: null, splits: undefined }],
  ])('may be %s', (_, fields) => expect(() => refuseUnstorable(fields)).not.toThrow());

  it.each([
    ['NUL', 'notes', { date: '2026-01-01', notes: 'a\u0000b' }],
    ['half of a character', 'display_name', { display_name: 'Anna \ud83c' }],
    ['NUL deep inside', 'exercises', { exercises: { sets: [{ name: 'row\u0000' }] } }],
    ['NUL in a name', 'results', { results: { 'time\u0000': 1 } }],
  ])('is refused by field with %s', (_, field, fields) =>
    expect(() => refuseUnstorable(fields)).toThrow(expect.objectContaining({ code: 'invalid', field })),
  );
});
