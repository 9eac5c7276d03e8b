import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { chunkBody } from '../../knowledge/chunk/chunk-markdown.ts';
import { loadTokenCounter } from '../../knowledge/chunk/count-tokens.ts';
import { refuseUnsafeText } from '../../knowledge/chunk/refuse-unsafe-text.ts';
import { topicTags } from '../../knowledge/chunk/topic-tags.ts';
import { findPreset } from '../presets/presets.ts';
import { parseTask, readTasks, type ResearchTask } from './research-task.ts';

const knowledge = path.join(import.meta.dirname, '../../../knowledge');
const IDS = ['team1', 'team2', 'team3', 'team4', 'team5', 'team6'];
let tasks: ResearchTask[];
beforeAll(async () => void (tasks = await readTasks(path.join(knowledge, 'research-tasks'))));

const task = (id: string): ResearchTask => {
  const found = tasks.find((of) => of.id === id);
  if (!found) throw new Error(`no task ${id}`);
  return found;
};
const part = (prompt: string, heading: string): string => prompt.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0]?.trim() ?? '';
const headingsOf = (prompt: string): string[] =>
  part(prompt, 'Headings of the answer')
    .split('\n')
    .map((line) => line.replace(/^\d+\. /u, ''));

test('the six teams have a task each, in the waves of the overview: research, then the plan, then the system', () => {
  expect(tasks.map(({ id, wave }) => [id, wave])).toEqual([
    ['team1', 1],
    ['team2', 1],
    ['team3', 1],
    ['team4', 1],
    ['team5', 2],
    ['team6', 3],
  ]);
});

test('every document of the library is what some task is for, and no task is for a document that is not there', () => {
  const documents = fs.readdirSync(knowledge).filter((file) => file.endsWith('.md'));
  expect([...new Set(tasks.flatMap((of) => of.documents))].toSorted()).toEqual(documents.map((file) => file.slice(0, -3)).toSorted());
});

describe.each(IDS)('%s', (id) => {
  test('names a preset, what to find, the sources to prefer and the headings, in 350 words or more', () => {
    const { prompt, preset } = task(id);
    expect(findPreset(preset)).toBeDefined();
    expect(prompt.split(/\s+/u).length).toBeGreaterThan(350);
    expect(part(prompt, 'What to find').match(/^\d+\. /gmu)?.length).toBeGreaterThanOrEqual(7);
    expect(part(prompt, 'Sources to prefer').split(/\s+/u).length).toBeGreaterThan(30);
    refuseUnsafeText(id, prompt);
  });

  test('asks by the same rules as the others', () => {
    expect(part(task(id).prompt, 'Rules for the answer')).toBe(part(task('team1').prompt, 'Rules for the answer'));
  });

  test('lists headings that are each used once and, but for the engineering task, name Hyrox or a topic of the library', () => {
    const headings = headingsOf(task(id).prompt);
    expect(headings.length).toBeGreaterThanOrEqual(9);
    expect(new Set(headings).size).toBe(headings.length);
    for (const heading of headings) expect(heading).toMatch(/^[A-Z][^#*_[\]]{10,80}$/u);
    const strangers = headings.filter((heading) => !/\bHyrox\b/u.test(heading) && topicTags(heading, '').length === 0);
    if (id !== 'team6') expect(strangers).toEqual([]);
  });

  test('an answer under its headings is cut into passages that carry them', async () => {
    const { prompt, title } = task(id);
    const headings = headingsOf(prompt);
    const sentence = 'The sled of Open men has 152 kg in season 26/27, the sled itself included [rulebook, page 8]. ';
    const body = [`# ${title}`, ...headings.flatMap((heading) => [`## ${heading}`, sentence.repeat(12), 'Open questions: none.'])].join(
      '\n\n',
    );
    const passages = chunkBody({ file: `${id}.md`, id, title, body }, await loadTokenCounter());
    expect(passages.map(({ section }) => section)).toEqual(headings);
  });
});

test.each([
  ['a wave that does not exist', (text: string) => text.replace('wave: 1', 'wave: 9'), /team1\.md: wave/u],
  ['a field that nobody knows', (text: string) => text.replace('wave: 1', 'wave: 1\nowner: me'), /team1\.md: front matter/u],
  ['no front matter', (text: string) => text.replaceAll('---\n', ''), /team1\.md: /u],
  ['an empty prompt', (text: string) => text.replace(/\n---\n[\s\S]*$/u, '\n---\n'), /no prompt below/u],
  ['another id', (text: string) => text.replace('id: team1', 'id: team2'), /its id is team2/u],
])('a task with %s is refused by name', (_name, change, words) => {
  const text = fs.readFileSync(path.join(knowledge, 'research-tasks/team1.md'), 'utf8');
  expect(() => parseTask('team1.md', change(text))).toThrow(words);
});
