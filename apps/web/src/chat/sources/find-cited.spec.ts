import { expect, test } from '@jest/globals';
import { findCited } from './find-cited.ts';

const PASSAGE = [
  'The sled push is 50 m in four lanes of 12.5 m.',
  'Open men push 152 kg including the sled.',
  'Open women push 102 kg including the sled.',
  'Keep the hips low and the arms straight.',
  'Athletes who push low finish 18 % faster than those who push upright.',
];

test.each([
  ['the same words', 'Keep your hips low and arms straight.', [3]],
  ['a number decides between sentences that are alike', 'You will push 102 kg as a woman in Open.', [2]],
  ['other forms of the words', 'Staying low, athletes finished 18 % faster than when pushing upright', [4]],
  ['markdown and citation marks around it', '- **Hips low**, straight arms [1]', [3]],
])('%s', (_, citing, cited) => {
  expect(findCited(citing, PASSAGE)).toEqual(cited);
});

test('nothing is marked when nothing fits', () => {
  expect(findCited('Sleep eight hours and eat enough carbohydrate.', PASSAGE)).toEqual([]);
  expect(findCited('It is what it is.', PASSAGE)).toEqual([]);
  expect(findCited('Hips low.', [])).toEqual([]);
});

test('two sentences that fit equally well are both marked, never more', () => {
  expect(findCited('Push 152 kg.', ['Push 152 kg.', 'Push 152 kg.', 'Push 152 kg.'])).toEqual([0, 1]);
});

test('times and decimals are whole numbers of their own', () => {
  expect(findCited('Run at 4:30.', ['Run 4 km in 30 minutes.', 'Run it at 4:30 per km.'])).toEqual([1]);
});
