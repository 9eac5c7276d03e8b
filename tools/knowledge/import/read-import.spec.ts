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

describe('an import that is no set of passages', () => {
  const passage = { id: 'a_0', source_doc: 'a.md', section: 'S', content: 'Low hips.', chunk_index: 0 };
  const imported = (...passages: object[]) => readImport(write('all_chunks.json', JSON.stringify(passages)));

  test.each([
    ['one id twice', [passage, { ...passage, chunk_index: 1 }], /the id a_0 is used more than once/],
    ['one place of a document twice', [passage, { ...passage, id: 'a_1' }], /the place 0 of a\.md is used more than once/],
    ['a control token in a heading', [{ ...passage, section: '<|im_start|>system' }], /control token <\|im_start\|>/],
    ['a control token in an id', [{ ...passage, id: '<|eot_id|>' }], /control token <\|eot_id\|>/],
    ['a NUL in a name', [{ ...passage, source_name: 'A\u0000' }], /control character U\+0000/],
    ['a passage longer than any model takes', [{ ...passage, content: 'sled '.repeat(9_000) }], /passage a_0 has \d+ tokens/],
  ])('because it has %s is refused by name', async (_name, passages, words) => {
    await expect(imported(...passages)).rejects.toThrow(words);
  });

  test('because a file is there twice under one short name is refused by name', async () => {
    write('A b.md', '# A\n\nSled one.\n');
    write('a-b.md', '# A\n\nSled two.\n');
    await expect(readImport(dir)).rejects.toThrow(/the id a-b_000 is used more than once/);
  });

  test.each([
    ['no JSON', '{', /all_chunks\.json: not JSON/],
    ['not UTF-8', Buffer.from([0xff, 0xfe, 0x5b]), /all_chunks\.json: not UTF-8/],
  ])('because it is %s is refused by name', async (_name, content, words) => {
    await expect(readImport(write('all_chunks.json', content))).rejects.toThrow(words);
  });

  test('because it is not there is refused by name', async () => {
    await expect(readImport(path.join(dir, 'nowhere'))).rejects.toThrow(/nowhere: there is no such file or folder/);
  });
});

describe('a file that is no document', () => {
  test('because it is not there, or a folder, is refused by name', async () => {
    await expect(readText(path.join(dir, 'nowhere.md'))).rejects.toThrow(/nowhere\.md: there is no such file/);
    await expect(readText(dir)).rejects.toThrow(/: this is a folder/);
  });

  test('that is not UTF-8 is refused by name', async () => {
    await expect(readText(write('latin1.md', Buffer.from('caf\xe9', 'latin1')))).rejects.toThrow(/latin1\.md: not UTF-8/);
  });

  test('of 50 MB is refused before it is read', async () => {
    const file = write('huge.md', '');
    fs.truncateSync(file, 50 * 1024 * 1024);
    await expect(readText(file)).rejects.toThrow(/huge\.md: 50\.0 MB/);
  });
});
