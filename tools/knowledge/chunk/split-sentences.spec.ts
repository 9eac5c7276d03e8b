import { describe, expect, it } from '@jest/globals';
import { splitSentences } from './split-sentences.ts';

describe('splitSentences', () => {
  it('cuts after full stops, questions and calls', () => {
    expect(splitSentences('Get low. Why? Force goes forward! Then breathe.')).toEqual([
      'Get low.',
      'Why?',
      'Force goes forward!',
      'Then breathe.',
    ]);
  });

  it.each([
    ['figures', 'The lane is 12.5 m long and 152.0 kg heavy.'],
    ['abbreviations', 'Use aids, e.g. Chalk or straps, vs. Nothing at all.'],
    ['a lower-case continuation', 'RPE 6 max. is enough.'],
    ['ranges with a unit', 'Rest 90 s. to 2 min between sets.'],
  ])('does not cut %s', (_name, text) => {
    expect(splitSentences(text)).toEqual([text]);
  });

  it('keeps a bold label with its sentence', () => {
    expect(splitSentences('**Arms.** Two options work. Bent arms suit 152 kg.')).toEqual([
      '**Arms.** Two options work.',
      'Bent arms suit 152 kg.',
    ]);
  });
});
