import { describe, expect, test } from '@jest/globals';
import { compileGuard } from './compile-guard.ts';
import { HoldBack } from './hold-back.ts';

const guard = compileGuard({
  patterns: ['take \\d+ ?mg', 'stop your medication', 'one\\.\\s+two'],
  fallbackText: 'Please ask your doctor.',
});

function run(pieces: string[]): { shown: string; tripped: boolean; steps: string[] } {
  const hold = new HoldBack(guard);
  const steps: string[] = [];
  let tripped = false;
  for (const piece of pieces) {
    const release = hold.push(piece);
    steps.push(release.show);
    tripped ||= release.tripped;
  }
  const last = hold.end();
  steps.push(last.show);
  return { shown: steps.join(''), tripped: tripped || last.tripped, steps };
}

describe('HoldBack', () => {
  test('shows a sentence when it is complete, not before', () => {
    expect(run(['Run ', 'easy', '. ', 'Then rest']).steps).toEqual(['', '', 'Run easy. ', '', 'Then rest']);
  });

  test('a line end ends a sentence; a decimal point does not', () => {
    expect(run(['- 3.5 km', '\n', '- rest']).steps).toEqual(['', '- 3.5 km\n', '', '- rest']);
  });

  test('on a match nothing of the sentence is seen and the fallback is its own paragraph', () => {
    expect(run(['Drink water. You can take ', '400', ' mg now. More?'])).toMatchObject({
      shown: 'Drink water. \n\nPlease ask your doctor.',
      tripped: true,
    });
  });

  test('a match in the first sentence leaves the fallback alone', () => {
    expect(run(['Take 400mg.'])).toMatchObject({ shown: 'Please ask your doctor.', tripped: true });
  });

  test('the pattern finds nothing unusual in the last words either', () => {
    expect(run(['All good. Stop your medication'])).toMatchObject({ shown: 'All good. \n\nPlease ask your doctor.', tripped: true });
  });

  test('a match across two sentences ends with the second', () => {
    expect(run(['It is one. \n\nTwo then. More.'])).toMatchObject({ shown: 'It is one. \n\nPlease ask your doctor.', tripped: true });
  });

  test('after the end nothing more is shown', () => {
    const hold = new HoldBack(guard);
    expect(hold.push('Take 400 mg. ').tripped).toBe(true);
    expect(hold.push('Anything. ')).toEqual({ show: '', tripped: true });
    expect(hold.end()).toEqual({ show: '', tripped: true });
  });

  test.each([
    'Warm up well. Drink water! You can take 400 mg now. More text follows.\nAnd a line.',
    'He said "go." Then (rest).\n\n1. Row 1000 m.\n2. Lunge 🏋️ 100 m… done',
    'It is one.\n\nTwo is next. Fine.',
    'No end at all',
  ])('what is shown does not depend on how the answer was cut: %j', (text) => {
    const whole = run([text]);
    if (!whole.tripped) expect(whole.shown).toBe(text);
    for (let i = 0; i <= text.length; i++) {
      for (const j of [i, Math.min(i + 1, text.length), Math.min(i + 7, text.length)]) {
        const cut = run([text.slice(0, i), text.slice(i, j), text.slice(j)]);
        expect({ at: [i, j], shown: cut.shown, tripped: cut.tripped }).toEqual({ at: [i, j], shown: whole.shown, tripped: whole.tripped });
      }
    }
    expect(run([...text]).shown).toBe(whole.shown);
  });

  test('a pattern that is none is refused by name', () => {
    expect(() => compileGuard({ patterns: ['('], fallbackText: 'x' })).toThrow(
      expect.objectContaining({ code: 'invalid', field: 'guard.patterns' }),
    );
  });
});
