import { describe, expect, it } from '@jest/globals';
import { dropDuplicates, hashSequences } from './drop-duplicates.ts';

const passage = (content: string) => ({ content, sequences: hashSequences(content) });
const words = (from: number, to: number) => passage(Array.from({ length: to - from }, (_, at) => `word${from + at}`).join(' '));

describe('dropDuplicates', () => {
  it('keeps the better of two passages that share more than half of their text', () => {
    expect(dropDuplicates([words(0, 100), words(40, 140)])).toEqual([words(0, 100)]);
  });

  it('keeps neighbours that share only their overlap', () => {
    const passages = [words(0, 100), words(80, 180), words(160, 260)];
    expect(dropDuplicates(passages)).toEqual(passages);
  });

  it('drops a passage that contains or is contained in a better one, whatever the case and punctuation', () => {
    const long = passage('Keep the hips low, and push the floor away with short fast steps. Then breathe.');
    const short = passage('keep the hips low and push the floor away');
    expect(dropDuplicates([long, short])).toEqual([long]);
    expect(dropDuplicates([short, long])).toEqual([short]);
  });

  it('keeps passages that are too short to compare', () => {
    expect(dropDuplicates([passage('one two'), passage('three four')])).toHaveLength(2);
  });
});
