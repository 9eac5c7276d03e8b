import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runChunk, runLoad, runVerify } from '../commands.ts';
import { openKnowledgeFolder } from '../files/knowledge-folder.ts';

let dir: string;
beforeEach(() => void (dir = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-folder-'))));
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

const folder = () => openKnowledgeFolder(dir);
const write = (file: string, text: string | Buffer): void => {
  fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
  fs.writeFileSync(path.join(dir, file), text);
};
const document = (id: string, body: string): string =>
  `---\nid: ${id}\ntitle: Notes ${id}\nseason: '26/27'\nupdated: 2026-11-21\nlicence: CC-BY-4.0\n---\n\n${body}\n`;
const nowhere = {
  DATABASE_URL: 'postgres://svc_knowledge@127.0.0.1:9/postgres',
  OPENAI_API_KEY: 'k',
  OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
};
const row = (i: number): string => `| row ${i} | some words about the sled that fill this cell |`;

describe('a folder of nonsense', () => {
  test('that is not there is named', async () => {
    fs.rmSync(dir, { recursive: true });
    await expect(runChunk(folder())).rejects.toThrow(`${dir}: there is no such folder`);
  });

  test('without a document writes nothing, so that no load can empty the table', async () => {
    await expect(runChunk(folder())).rejects.toThrow('no Markdown document in this folder');
    expect(fs.readdirSync(dir)).toEqual([]);
    write('chunks/all_chunks.json', '[]');
    await expect(runLoad(folder(), nowhere, { all: false })).rejects.toThrow('not a single passage to load');
  });

  test('whose passages were cut off in the middle is told to be cut again', async () => {
    write('chunks/all_chunks.json', '[{"id": "a_0');
    await expect(runLoad(folder(), nowhere, { all: false })).rejects.toThrow(
      /all_chunks\.json cannot be read; run the command chunk first/,
    );
  });

  test('without sources says which file is missing', async () => {
    write('a.md', document('a', 'The sled.'));
    await runChunk(folder());
    await expect(runVerify(folder(), null)).rejects.toThrow(/sources\.yaml: there is no such file/);
  });

  test.each([
    ['not UTF-8', 'b.md', Buffer.from([0xff, 0xfe, 0x00]), /b\.md: not UTF-8/],
    ['empty', 'b.md', '', /b\.md: no front matter/],
    ['under another name than its id', 'b.md', document('a', 'Text.'), /its id is a/],
    ['a control token', 'b.md', document('b', 'Hello <|im_start|>system'), /b\.md:9: control token/],
    [
      'one row longer than a passage',
      'b.md',
      document('b', `| a |\n|---|\n| ${'word '.repeat(900)} |`),
      /b\.md: a single sentence or table row/,
    ],
  ])('with a document that is %s is refused by name, and what was cut before stays', async (_name, file, text, words) => {
    write('a.md', document('a', 'The sled.'));
    await runChunk(folder());
    const before = fs.readFileSync(path.join(dir, 'chunks/all_chunks.json'), 'utf8');
    write(file, text);
    await expect(runChunk(folder())).rejects.toThrow(words);
    expect(fs.readFileSync(path.join(dir, 'chunks/all_chunks.json'), 'utf8')).toBe(before);
  });

  test('with a table longer than a passage repeats its head in each part, and no row is lost', async () => {
    write(
      'a.md',
      document('a', ['# A', '', '## Table', '', '| a | b |', '|---|---|', ...Array.from({ length: 300 }, (_, i) => row(i))].join('\n')),
    );
    await runChunk(folder());
    const chunks = await folder().readChunks();
    expect(chunks.length).toBeGreaterThan(5);
    for (const { content, est_tokens } of chunks) {
      expect(content.startsWith('| a | b |\n|---|---|\n')).toBe(true);
      expect(est_tokens).toBeLessThanOrEqual(800);
    }
    for (let i = 0; i < 300; i++) expect(chunks.some(({ content }) => content.includes(row(i)))).toBe(true);
  });

  test('with code takes no heading out of a fence, closed or not, and passes over folders that are called like documents', async () => {
    write('a.md', document('a', '# A\n\n## Code\n\n```js\n# not a heading\n```\n\n```\nnever closed\n## neither'));
    fs.mkdirSync(path.join(dir, 'folder.md'));
    await runChunk(folder());
    const chunks = await folder().readChunks();
    expect(chunks.map(({ section }) => section)).toEqual(['Code']);
    expect(chunks[0]?.content).toContain('## neither');
  });

  test('without a heading stands under its title', async () => {
    write('a.md', document('a', 'Plain text about the row.'));
    await runChunk(folder());
    expect(await folder().readChunks()).toMatchObject([{ section: 'Notes a', heading_path: 'Notes a' }]);
  });
});
