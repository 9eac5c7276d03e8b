import { expect, test } from '@jest/globals';
import { fromFound, splitFound } from './split-found.ts';

const marked = (text: string, search: string) =>
  splitFound(text, search)
    .map((piece) => (piece.isFound ? `[${piece.text}]` : piece.text))
    .join('');

test.each([
  ['Sled push, sled pull', 'sled', '[Sled] push, [sled] pull'],
  ['Größer', 'GRÖSS', 'Größer'],
  ['Übung 5×5 (schwer)', ' (SCHWER) ', 'Übung 5×5 [(schwer)]'],
  ['a.b a*b', '.', 'a[.]b a*b'],
  ['sled', '', 'sled'],
  ['<b>sled</b>', '<b>', '[<b>]sled</b>'],
  ['4:30 🙂 4:30', '🙂', '4:30 [🙂] 4:30'],
])('%s searched for %s', (text, search, expected) => {
  expect(marked(text, search)).toBe(expected);
});

test.each([
  ['Good sled push technique', 'sled', 'Good sled push technique'],
  ['Keep your hips low, then push the sled hard', 'sled', '… push the sled hard'],
  ['one two pre-sledge', 'sled', '… two pre-sledge'],
  ['nothing of it', 'sled', 'nothing of it'],
  ['nothing asked', '', 'nothing asked'],
])('a list shows “%s” searched for “%s” as “%s”', (text, search, shown) => {
  expect(fromFound(text, search)).toBe(shown);
});
