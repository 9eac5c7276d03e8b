import { describe, expect, it } from '@jest/globals';
import { IN_GENERAL, LONG_PAST, SETTLED } from './idioms/circumstances.ts';
import { IDIOMS } from './idioms/idioms.ts';
import { anyPhrase } from './phrase-index.ts';
import { firstWords, phraseSource } from './phrases.ts';
import { SAFETY_RULES } from './rules.ts';
import { WORDS } from './rules/words.ts';
import { MOST_SENTENCE_CHARS, splitSentences } from './split-sentences.ts';

const says = (template: string, text: string): boolean => anyPhrase([template], { PAIN: 'pain/ache*' }).isIn(text);

describe('a phrase', () => {
  it.each([
    ['chest ~2 tight/heavy', 'my chest feels so tight', true],
    ['chest ~2 tight/heavy', 'chest was a bit too tight', false],
    ['out_of breath', 'out of breath', true],
    ['my ?left arm', 'my arm', true],
    ['my ?left arm', 'my left arm', true],
    ['wheez*', 'wheezing again', true],
    ['wheez*', 'a wheel', false],
    ['@PAIN in', 'aches in', true],
    ['at <[1-9]|1\\d> years', 'at 14 years', true],
    ['pass out', 'compass out', false],
  ])('%s in %j: %s', (template, text, expected) => {
    expect(says(template, text)).toBe(expected);
  });

  it('is only tried where it can begin', () => {
    expect(firstWords('chest/heart ~1 pain')).toEqual([
      { word: 'chest', isStem: false },
      { word: 'heart', isStem: false },
    ]);
    expect(firstWords('?my chest')).toBeUndefined();
  });

  it('of an unknown list is an error that names it', () => {
    expect(() => phraseSource('@NOWHERE pain')).toThrow(/NOWHERE/u);
  });

  it('takes what it stands for out of a text, overlapping ones once', () => {
    expect(anyPhrase(['a b', 'b c']).without('x a b c y')).toBe('x  ·  y');
  });
});

describe('the work of the rules', () => {
  const templates = SAFETY_RULES.flatMap((rule) => rule.says ?? []);

  it('is bounded in each phrase: gaps of nine words at most, and nothing raw that repeats without end', () => {
    expect(templates.length).toBeGreaterThan(400);
    for (const template of templates) {
      expect([template, /~(?!\d(?:\s|$))/u.test(template)]).toEqual([template, false]);
      for (const [, raw = ''] of template.matchAll(/<([^>]*)>/gu)) {
        const unbounded = raw.replace(/\[a-z\]\{3,\}(?=\(\?:itis)/u, '').match(/(?<!\\d)[*+](?!\?)|\{\d+,\}|\)\{/gu) ?? [];
        expect([template, unbounded.filter((found) => found !== '+' && found !== '*' && found !== '{4,}')]).toEqual([template, []]);
      }
    }
  });

  it('is bounded in each text: no window that the patterns read is longer than the limit', () => {
    for (const text of ['a '.repeat(4000), 'x'.repeat(8000), `${'no '.repeat(2000)}. ${'my knee '.repeat(200)}`, '!'.repeat(8000)]) {
      const windows = splitSentences(text);
      expect(windows.filter((window) => window.length > MOST_SENTENCE_CHARS)).toEqual([]);
      expect(windows.reduce((sum, window) => sum + window.length, 0)).toBeLessThanOrEqual(2 * text.length);
    }
  });

  it('lets a phrase stand whole in a window, wherever a text is cut', () => {
    for (const at of [430, 440, 445, 590, 600]) {
      const text = `${'word '.repeat(200).slice(0, at)} i get chest pain here ${'word '.repeat(100)}`;
      expect(splitSentences(text).some((window) => window.includes('chest pain'))).toBe(true);
    }
  });

  it('every template compiles against the lists', () => {
    for (const template of templates) expect(() => new RegExp(phraseSource(template, WORDS), 'uy')).not.toThrow();
    for (const index of [IDIOMS, IN_GENERAL, LONG_PAST, SETTLED]) expect(index.isIn('nothing of the kind')).toBe(false);
  });
});
