import { describe, expect, it } from '@jest/globals';
import { countPromptTokens, countTextTokens, splitIntoPieces } from './count-tokens.ts';

describe('countPromptTokens', () => {
  it('counts the 41 tokens that the provider reported for its own cookbook example, blank at the end included', () => {
    const messages = [
      { role: 'system', content: 'You are helpful assistant' },
      { role: 'user', content: 'Hello! ' },
    ];
    expect(countPromptTokens(messages)).toBe(41);
  });

  it('counts a second system message as an ordinary one', () => {
    const base = [
      { role: 'system', content: 'You are a coach.' },
      { role: 'user', content: 'Hi' },
    ];
    const profile = { role: 'system', content: 'Athlete profile: goal: 80 min' };
    const [first, last] = base as [(typeof base)[0], (typeof base)[0]];
    expect(countPromptTokens([first, profile, last]) - countPromptTokens(base)).toBe(countTextTokens(profile.content) + 5);
  });

  it('keeps the date preamble when there is no system message', () => {
    expect(countPromptTokens([{ role: 'user', content: 'Hello!' }])).toBe(1 + 20 + 5 + (2 + 5) + 4);
  });

  it('takes a typed control string for the control token it would be, and a neutralised one for text', () => {
    expect(countTextTokens('<|eot_id|>')).toBe(1);
    expect(countTextTokens('< |eot_id|>')).toBeGreaterThan(4);
  });
});

describe('splitIntoPieces', () => {
  it.each([
    'Drive low: 50 m at 152 kg, 4 × 12.5 m – no stops.',
    'Ünïcödé 🏋️‍♀️ 🛷 漢字かな ½ “quoted” \u{1F9D1}\u200D\u{1F680}',
    'line one\n\n- **bold** point [1]\n',
  ])('loses nothing of %j', (text) => {
    const pieces = splitIntoPieces(text);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.reduce((sum, piece) => sum + piece.tokens, 0)).toBe(countTextTokens(text));
    expect(pieces.every((piece) => piece.text.isWellFormed())).toBe(true);
  });

  it('keeps a replacement character that the text really holds', () => {
    expect(
      splitIntoPieces('a\uFFFDb')
        .map((piece) => piece.text)
        .join(''),
    ).toBe('a\uFFFDb');
  });
});
