import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readText } from '../files/read-text.ts';
import { readImport } from './read-import.ts';

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-import-'));
});
afterEach(() => fs.rmSync(dir, { recursive: true }));

const write = (file: string, content: string | Buffer): string => {
  fs.writeFileSync(path.join(dir, file), content);
  return path.join(dir, file);
};
const prose = (n: number) =>
  Array.from({ length: n }, (_, i) => `Sentence number ${i} says how the sled is pushed on a wet floor.`).join(' ');

describe('a folder of Markdown made elsewhere', () => {
  test('is cut under its own titles, without our front matter', async () => {
    write('Team 1C Sleds.md', `# Sled notes\n\n## Push\n\n${prose(20)}\n`);
    const { managedBy, chunks } = await readImport(dir);
    expect(managedBy).toBe(`import:${path.basename(dir).toLowerCase()}`);
    expect(chunks[0]).toMatchObject({
      id: 'team-1c-sleds_000',
      source_name: 'Sled notes',
      section: 'Push',
      source_doc: 'Team 1C Sleds.md',
    });
  });

  test('without any heading stands under the name of its file', async () => {
    write('plain.md', prose(20));
    expect((await readImport(dir)).chunks[0]).toMatchObject({ section: 'plain', heading_path: 'plain' });
  });

  test('with a control token is refused by file and line', async () => {
    write('bad.md', 'Fine.\n<|eot_id|>\n');
    await expect(readImport(dir)).rejects.toThrow(/bad\.md:2: control token <\|eot_id\|>/);
  });

  test('without a document says so', async () => {
    await expect(readImport(dir)).rejects.toThrow(/no Markdown file/);
  });
});

describe('an all_chunks.json made elsewhere', () => {
  const chunk = {
    id: 'a_001',
    source_doc: 'a.md',
    section: 'Sled',
    content: 'Low hips, long steps.',
    word_count: 3,
    topic_tags: ['sled_push'],
    chunk_index: 0,
  };

  test('in the shape of the build plan loads, with what it leaves out worked out', async () => {
    const { chunks } = await readImport(write('all_chunks.json', JSON.stringify([chunk])));
    expect(chunks).toEqual([
      expect.objectContaining({
        id: 'a_001',
        heading_path: 'Sled',
        topic_tags: ['sled_push'],
        word_count: 4,
        est_tokens: 6,
        source_keys: [],
      }),
    ]);
  });

  test('with a passage that has no text is refused by its place', async () => {
    const file = write('all_chunks.json', JSON.stringify([chunk, { ...chunk, content: ' ' }]));
    await expect(readImport(file)).rejects.toThrow(/passage 1, content/);
  });
});

describe('a file that is no document', () => {
  test('that is not UTF-8 is refused by name', async () => {
    await expect(readText(write('latin1.md', Buffer.from('caf\xe9', 'latin1')))).rejects.toThrow(/latin1\.md: not UTF-8/);
  });

  test('of 50 MB is refused before it is read', async () => {
    const file = write('huge.md', '');
    fs.truncateSync(file, 50 * 1024 * 1024);
    await expect(readText(file)).rejects.toThrow(/huge\.md: 50\.0 MB/);
  });
});
