import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PROMPT_VERSION, SYSTEM_PROMPT } from '@hyrox/coaching';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { realDisk, type Disk } from '../export/disk.ts';
import { renderExamples } from './render-examples.ts';
import { runValidation } from '../validate/run-validation.ts';
import { parseExamples } from './read-examples.ts';
import type { Rendered } from './render-example.ts';
import { toJsonl, writeRendered } from './write-rendered.ts';

let folder: string;
let examples: Rendered[];
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-examples-'));
  examples = await renderExamples();
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test('the examples we wrote, 200 or more, pass every rule without a warning', async () => {
  const report = await runValidation({ places: [], against: [] });
  expect(report.findings).toEqual([]);
  expect(report.examples).toBeGreaterThanOrEqual(200);
}, 60_000);

describe('an example as it is rendered', () => {
  test('carries the prompt of the library, with passages or with its sentence for an empty search', () => {
    const [before = '', after = ''] = SYSTEM_PROMPT.split('{context}');
    for (const { messages } of examples) {
      expect(messages[0]?.content.startsWith(before) && messages[0].content.endsWith(after)).toBe(true);
    }
    expect(PROMPT_VERSION).toMatch(/^\d{4}-\d\d-\d\d\./);
  });

  test('carries the athlete in a second system message and the router instruction in a further one', () => {
    const systemOf = (id: string) => examples.find((one) => one.id === id)?.messages.filter((message) => message.role === 'system');
    expect(systemOf('strat-pro-woman-one-eighteen')?.[1]?.content).toMatch(/^Athlete profile: 34yo female, 65kg.*race in 17 days/);
    expect(systemOf('safe-disc-wants-plan')?.[1]?.content).toContain('Do NOT design a training program');
  });
});

describe('the file that is written', () => {
  test('has the same bytes again, whatever the order it was read in', () => {
    expect(toJsonl(examples.toReversed())).toBe(toJsonl(examples));
    expect(toJsonl(examples).split('\n')).toHaveLength(examples.length + 1);
  });

  test('is left alone when the disk is full', async () => {
    const file = path.join(folder, 'examples.jsonl');
    await writeRendered(realDisk, file, 'before\n');
    const full: Disk = {
      ...realDisk,
      openNew: async (name) => {
        const open = await realDisk.openNew(name);
        return { ...open, write: () => Promise.reject(new Error('no space left')) };
      },
    };
    await expect(writeRendered(full, file, 'after\n')).rejects.toThrow('no space left');
    expect(fs.readFileSync(file, 'utf8')).toBe('before\n');
    await writeRendered(realDisk, file, 'after\n');
    expect(fs.readdirSync(folder)).toEqual(['examples.jsonl']);
    expect(fs.readFileSync(file, 'utf8')).toBe('after\n');
  });
});

describe('a file of examples that is not well formed', () => {
  test.each([
    ['no list', '{}', 'is not a list of examples'],
    ['an unknown field', '- { id: a-b, tags: [x], sources: [y], colour: red, turns: [{ user: u, coach: c }] }', 'a-b: .*colour'],
    ['no turns', '- { id: a-b, tags: [x], sources: [y], turns: [] }', 'a-b: turns'],
    ['an id of its own making', '- { id: "A B", tags: [x], sources: [y], turns: [{ user: u, coach: c }] }', 'A B: id'],
  ])('%s is named with its file', (_situation, text, says) => {
    expect(() => parseExamples('examples/multi-turn/x.yaml', text)).toThrow(new RegExp(`x\\.yaml: ${says}`));
  });

  test('a folder that is no category is named', () => {
    expect(() => parseExamples('examples/jokes/x.yaml', '[]')).toThrow('its folder is none of the categories');
  });
});
