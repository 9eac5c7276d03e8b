import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitBlocks } from './split-blocks.ts';

test('paragraphs are blocks of their own', () => {
  expect(splitBlocks('one\ntwo\n\nthree\n\n# four')).toEqual(['one\ntwo\n', 'three\n', '# four']);
});

test('a loose list, a table after its paragraph and indented text stay together', () => {
  const list = '1. heavy\n\n   rest 90 s\n\n2. light';
  expect(splitBlocks(`intro\n\n${list}`)).toEqual([`intro\n\n${list}`]);
});

test('an empty line inside a code fence does not cut', () => {
  const code = '```\na\n\nb\n```';
  expect(splitBlocks(`${code}\n\nafter`)).toEqual([`${code}\n`, 'after']);
  expect(splitBlocks('```\na\n\nb')).toEqual(['```\na\n\nb']);
});

test('whatever the text, the blocks joined are the text, and growing it leaves earlier blocks alone', () => {
  const line = fc.constantFrom('', 'text', '- item', '  deep', '```', '~~~', '1. one', '| a |', '> quote', '# head', ' ');
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), line, (lines, next) => {
      const text = lines.join('\n');
      const blocks = splitBlocks(text);
      expect(blocks.join('\n')).toBe(text);
      const grown = splitBlocks(`${text}\n${next}`);
      expect(grown.slice(0, Math.max(0, blocks.length - 1))).toEqual(blocks.slice(0, -1));
    }),
  );
});
