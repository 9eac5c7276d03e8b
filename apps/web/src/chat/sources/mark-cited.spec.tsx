/** @jest-environment jsdom */
import { afterEach, expect, test } from '@jest/globals';
import { cleanup, render } from '@testing-library/react';
import { SafeMarkdown } from '../answer/markdown/safe-markdown.tsx';
import { markCited } from './mark-cited.ts';

afterEach(cleanup);
const PASSAGE = `Keep the **hips low** and the arms straight. Rest 90 s between sets.

- Open men push 152 kg
- Open women push 102 kg

| Band | Run 2 |
|---|---|
| 75–85 min | 4:40 |
| 85–95 min | 5:04 |`;
const marked = (citing: string | null) => {
  const page = render(<SafeMarkdown text={PASSAGE} step={[markCited, { citing }]} />).container;
  return [...page.querySelectorAll('mark')].map((mark) => mark.textContent);
};

test('the cited sentence is marked, across its emphasis', () => {
  expect(marked('Low hips, straight arms [1].')).toEqual(['Keep the ', 'hips low', ' and the arms straight.']);
});

test('an item of a list is a sentence', () => {
  expect(marked('As a woman in Open you push 102 kg [1].')).toEqual(['Open women push 102 kg']);
});

test('a row of a table is a sentence', () => {
  expect(marked('In the 85–95 min band, run 2 takes 5:04 [1].')).toEqual(['85–95 min', '5:04']);
});

test('two sentences of one text node are both marked', () => {
  const page = render(
    <SafeMarkdown text="Push 152 kg now. Rest. Push 152 kg again now." step={[markCited, { citing: 'Push 152 kg now' }]} />,
  );
  expect([...page.container.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual([
    'Push 152 kg now.',
    'Push 152 kg again now.',
  ]);
});

test('nothing is marked without a citing sentence, or where nothing fits', () => {
  expect(marked(null)).toEqual([]);
  expect(marked('Sleep and eat well.')).toEqual([]);
});
