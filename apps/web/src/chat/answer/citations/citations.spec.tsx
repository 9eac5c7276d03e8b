/** @jest-environment jsdom */
import { afterEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { AnswerSourcesProvider } from '../../sources/answer-sources.tsx';
import { closeSource, useSourceView } from '../../sources/source-view.ts';
import { SafeMarkdown } from '../markdown/safe-markdown.tsx';
import { citedNumbers } from './cited-numbers.ts';
import { sentenceAt } from './sentence-at.ts';

const sources = ['Sled push', 'Pacing', 'Taper'].map((section, at) => ({
  id: `s${at}`,
  sourceName: 'Stations',
  section,
  score: 1,
  content: '',
}));
afterEach(() => {
  cleanup();
  closeSource();
});
function show(text: string, count = sources.length) {
  const answer = <SafeMarkdown text={text} sourceCount={count} />;
  return render(
    <AnswerSourcesProvider answerKey="t1" sources={sources.slice(0, count)}>
      {answer}
    </AnswerSourcesProvider>,
  ).container;
}
const marks = () => screen.queryAllByRole('button').map((button) => button.getAttribute('aria-label'));

test('a number in brackets opens its passage at the sentence that cites it', () => {
  show('Open men push **152 kg**. Keep your hips low [1]. Rest 90 s [2].');
  expect(marks()).toEqual(['Source 1: Sled push', 'Source 2: Pacing']);
  fireEvent.click(screen.getByRole('button', { name: /^Source 2/ }));
  expect(useSourceView.getState().shown).toMatchObject({ answerKey: 't1', index: 1, sentence: 'Rest 90 s [2].' });
});

test('the sentence is looked for when a mark is opened, not while the answer is drawn', () => {
  const look = jest.spyOn(Intl.Segmenter.prototype, 'segment');
  show('Keep your hips low [1]. Rest 90 s [2].');
  expect(look).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: /^Source 1/ }));
  expect(useSourceView.getState().shown?.sentence).toBe('Keep your hips low [1].');
  expect(look).toHaveBeenCalled();
});

test('a list of numbers and a source named in words are marks too', () => {
  show('Hips low [1, 3]. Rest [Source 2].');
  expect(marks()).toEqual(['Source 1: Sled push', 'Source 3: Taper', 'Source 2: Pacing']);
});

test.each([
  ['a source that does not exist', 'Do 3 sets [4].', 'Do 3 sets [4].'],
  ['a list with one that does not exist', 'Do 3 sets [1, 9].', 'Do 3 sets [1, 9].'],
  ['zero', 'Do 3 sets [0].', 'Do 3 sets [0].'],
  ['code', 'use `a[1]`', 'use a[1]'],
  ['words in brackets', 'go [easy]', 'go [easy]'],
])('%s stays text', (_, text, shown) => {
  expect(show(text).textContent).toBe(shown);
  expect(marks()).toEqual([]);
});

test('a link that is named like a citation is a link, a definition for its number does not make it one', () => {
  const page = show('Hips low [1](https://evil.example) and rest [2].\n\n[2]: https://evil.example');
  expect(page.querySelectorAll('a')).toHaveLength(1);
  expect(marks()).toEqual(['Source 2: Pacing']);
});

test('a mark stays on the line of the word before it', () => {
  const page = show('Keep your hips low [1, 2]. Rest.');
  expect(page.querySelector('span.whitespace-nowrap')?.textContent).toBe('low12');
  expect(page.textContent).toBe('Keep your hips low12. Rest.');
});

test('a mark after a percentage keeps the number on its line too', () => {
  const page = show('Taper by 8–12 % [1].');
  expect(page.querySelector('span.whitespace-nowrap')?.textContent).toBe('8–12 %1');
});

test('an answer without sources has no marks', () => {
  expect(show('Hips low [1].', 0).textContent).toBe('Hips low [1].');
});

test('marks in lists and tables know their own item', () => {
  show('- Hips low [1]\n- Rest 90 s [2]\n\n| a | b |\n|---|---|\n| 152 kg [3] | x |');
  fireEvent.click(screen.getByRole('button', { name: /^Source 2/ }));
  expect(useSourceView.getState().shown?.sentence).toBe('Rest 90 s [2]');
  fireEvent.click(screen.getByRole('button', { name: /^Source 3/ }));
  expect(useSourceView.getState().shown?.sentence).toBe('152 kg [3]');
});

test.each([
  ['before the full stop', 'One is easy. Two is hard [1]. Three.', 'Two is hard [1].'],
  ['after the full stop', 'One is easy. Two is hard. [1] Three.', 'Two is hard.'],
  ['a second mark', 'One is easy. Two is hard. [2] [1] Three.', 'Two is hard.'],
  ['nothing before it', '[1] Two is hard.', '[1] Two is hard.'],
])('the sentence of a mark: %s', (_, text, sentence) => {
  expect(sentenceAt(text, text.indexOf('[1]'))).toBe(sentence);
});

test('cited numbers are told once each, and only those that exist', () => {
  expect(citedNumbers('a [2] b [1, 2] c [7] [Source 3]', 3)).toEqual([2, 1, 3]);
});
