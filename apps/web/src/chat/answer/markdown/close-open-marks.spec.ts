import { expect, test } from '@jest/globals';
import { closeOpenMarks } from './close-open-marks.ts';

test.each([
  ['half-written strong text is strong', 'Keep **your hips', 'Keep **your hips**'],
  ['a mark that has only just begun is not shown', 'Keep **', 'Keep '],
  ['whole strong text stays', 'Keep **hips** low', 'Keep **hips** low'],
  ['half-written code is code', 'run `5:05', 'run `5:05`'],
  ['marks inside code do not count', 'the `**` sign', 'the `**` sign'],
  ['a space before the close is left out, or it would not close', 'Keep **your ', 'Keep **your**'],
  ['a code fence is left alone', '```\nlet **x', '```\nlet **x'],
  ['a half-written link is its text', 'Read the [division rules](https://hyr', 'Read the division rules'],
  ['a link whose address has not begun is its text', 'Read the [division rules]', 'Read the division rules'],
  ['a whole link stays', 'the [rules](https://hyrox.com)', 'the [rules](https://hyrox.com)'],
  ['a citation that has begun is not shown', 'Push 152 kg [', 'Push 152 kg'],
  ['a citation in the middle is not shown', 'Push 152 kg [1', 'Push 152 kg'],
  ['a list of citations in the middle is not shown', 'Push 152 kg [1, ', 'Push 152 kg'],
  ['a whole citation stays', 'Push 152 kg [1]', 'Push 152 kg [1]'],
  ['G03: a tag that has begun is not shown', 'before <scr', 'before '],
  ['G03: an attribute half way is not shown', 'before <img src=x onerror="al', 'before '],
  ['a comparison is no tag', 'if RPE < 7', 'if RPE < 7'],
  ['plain text stays', 'two * three', 'two * three'],
])('%s', (_, block, shown) => {
  expect(closeOpenMarks(block)).toBe(shown);
});
