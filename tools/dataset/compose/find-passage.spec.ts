import { describe, expect, test } from '@jest/globals';
import { findPassage, findPassages, type KnownChunk } from './find-passage.ts';

const chunk = (id: string, heading_path: string, content: string): KnownChunk => ({
  id,
  source_doc: `${id.split('_')[0]}.md`,
  source_name: 'Stations',
  section: heading_path.split(' › ').at(-1) ?? '',
  heading_path,
  content,
});
const ref = { document: 'a', heading: 'Sled push 50 m › Training', says: 'three breaths at each turn' };
const TEXT = 'Push low. Take three breaths\nat each turn.';

describe('a passage is found again', () => {
  test.each([
    ['as it was cut', [chunk('a_001', 'Sled push 50 m › Training', TEXT)]],
    ['joined with its neighbours under the common heading', [chunk('a_000', 'Sled push 50 m', `**Technique**\n\nHips.\n\n${TEXT}`)]],
    [
      'in the second part of a longer section',
      [chunk('a_002', 'Sled push 50 m › Training', 'Other.'), chunk('a_003', 'Sled push 50 m › Training', TEXT)],
    ],
    ['under a heading further down', [chunk('a_004', 'Sled push 50 m › Training › Pacing', TEXT)]],
  ])('%s', (_how, chunks) => {
    expect(findPassage(ref, chunks)?.content).toContain('three breaths');
  });

  test.each([
    ['in another document', [chunk('b_001', 'Sled push 50 m › Training', TEXT)]],
    ['under another heading', [chunk('a_001', 'Sled pull 50 m › Training', TEXT)]],
    ['with the words gone', [chunk('a_001', 'Sled push 50 m › Training', 'Push low.')]],
  ])('and not %s', (_how, chunks) => {
    expect(findPassage(ref, chunks)).toBeNull();
  });

  test('two references into one passage give it once, in order', () => {
    const both = [chunk('a_001', 'Sled push 50 m › Training', TEXT), chunk('a_005', 'Row', 'Legs, hips, arms.')];
    const row = { document: 'a', heading: 'Row', says: 'Legs, hips' };
    expect(findPassages([row, ref, ref], both).map(({ id }) => id)).toEqual(['a_005', 'a_001']);
  });
});
