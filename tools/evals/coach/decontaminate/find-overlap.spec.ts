import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadScenarios } from '../scenario/load-scenarios.ts';
import { findOverlap } from './find-overlap.ts';
import { readTexts } from './read-texts.ts';

const PROMPT = 'My sled stops in lane three, what should I do about it on the spot?';
const whyOf = (text: string) => findOverlap([PROMPT], [text]).map(({ why }) => why);

describe('an overlap', () => {
  test('is eight words in a row, whatever the marks', () =>
    expect(whyOf('Coach: MY sled stops in lane three - what should... and more')).toEqual(['eight words in a row']));

  test('is half of the threes of words', () =>
    expect(whyOf('Help, my sled stops in lane two. What should I do about it next time?')).toEqual(['half of its threes of words']));

  test.each(['What should I do about my pacing?', 'The sled is heavy.', ''])('is not: %s', (text) => expect(whyOf(text)).toEqual([]));

  test('is not asked of a prompt that says next to nothing', () => expect(findOverlap(['Thanks coach!'], ['Thanks coach!'])).toEqual([]));
});

test('texts are found in every kind of data file, however deep', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'texts-'));
  fs.mkdirSync(path.join(folder, 'deep'));
  fs.writeFileSync(path.join(folder, 'a.jsonl'), '{"messages":[{"content":"one"}]}\n{"messages":[{"content":"two"}]}\n');
  fs.writeFileSync(path.join(folder, 'deep/b.yaml'), '- three\n---\nfour: [five]\n');
  expect(readTexts(folder).toSorted()).toEqual(['five', 'one', 'three', 'two']);
  fs.rmSync(folder, { recursive: true });
});

test('no scenario is in the training examples', () => {
  const texts = readTexts(path.resolve(import.meta.dirname, '../../../dataset/examples'));
  const prompts = loadScenarios().flatMap(({ turns }) => turns);
  expect(texts.length).toBeGreaterThan(200);
  expect(findOverlap(prompts, texts).map(({ prompt, text, why }) => [why, prompt, text.slice(0, 200)])).toEqual([]);
});
