import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@hyrox/testing';
import { Client } from 'pg';
import { createOpenAiStandIn, type OpenAiStandIn } from '../../local/openai/openai-stand-in.ts';
import { runAdd, runLoad } from '../commands.ts';
import { openKnowledgeFolder } from '../files/knowledge-folder.ts';

const root = path.join(import.meta.dirname, '../../..');

let database: TestDatabase;
let provider: OpenAiStandIn;
let reader: Client;
let dir: string;

beforeAll(async () => {
  const basis: unknown = JSON.parse(await readFile(path.join(root, 'tools/local/openai/basis.json'), 'utf8'));
  [database, provider] = await Promise.all([testDatabase(), createOpenAiStandIn({ basis })]);
  reader = new Client({ connectionString: database.url('svc_knowledge') });
  await reader.connect();
  dir = await mkdtemp(path.join(os.tmpdir(), 'hyrox-library-'));
  await cp(path.join(root, 'knowledge'), dir, { recursive: true });
});
afterAll(async () => {
  await reader?.end();
  await Promise.all([database?.close(), provider?.close()]);
  await rm(dir, { recursive: true, force: true });
});

const env = () => ({ DATABASE_URL: database.url('svc_knowledge'), OPENAI_API_KEY: 'local', OPENAI_BASE_URL: `${provider.url}/v1` });
const countOf = async (managedBy: string): Promise<number> =>
  (await reader.query<{ n: number }>('select count(*)::int as n from public.knowledge_chunks where managed_by = $1', [managedBy])).rows[0]
    ?.n ?? 0;

describe('passages of others', () => {
  test('live beside ours: neither load touches the rows of the other', async () => {
    const folder = openKnowledgeFolder(dir);
    const ours = (await runLoad(folder, env(), { all: false })).chunks;
    const foreign = [
      { id: 'club_000', source_doc: 'club.md', section: 'Warm-up', content: 'Ten minutes easy, then strides.', chunk_index: 0 },
    ];
    const file = path.join(dir, 'club.json');
    await writeFile(file, JSON.stringify(foreign));
    expect(await runLoad(folder, env(), { all: false, from: file })).toMatchObject({ chunks: 1, embedded: 1, removed: 0 });
    expect(await runLoad(folder, env(), { all: false })).toMatchObject({ embedded: 0, removed: 0 });
    expect([await countOf('knowledge-tool'), await countOf('import:club')]).toEqual([ours, 1]);
    await writeFile(file, '[]');
    expect(await runLoad(folder, env(), { all: false, from: file })).toMatchObject({ removed: 1 });
    expect(await countOf('knowledge-tool')).toBe(ours);
  });
});

describe('adding a document', () => {
  const document = (id: string, text: string) =>
    `---\nid: ${id}\ntitle: Club notes\nseason: '26/27'\nupdated: 2026-11-21\nlicence: CC-BY-4.0\n---\n\n# Club notes\n\n## Warm-up\n\n${text}\n`;
  const sentence = 'The warm-up takes ten minutes of easy running and four strides over sixty metres. [src:coaching-practice] ';

  test('whose sources are known embeds only what it adds', async () => {
    const folder = openKnowledgeFolder(dir);
    await runLoad(folder, env(), { all: false });
    const source = path.join(dir, '..', `${path.basename(dir)}-in`, 'club.md');
    await cp(dir, path.dirname(source), { recursive: true });
    await writeFile(source, document('club', sentence.repeat(12)));
    const before = (await folder.readChunks()).length;
    expect((await runAdd(folder, source)).total.chunks).toBe(before + 1);
    expect(await runLoad(folder, env(), { all: false })).toMatchObject({ embedded: 1, removed: 0 });
    await expect(runAdd(folder, source)).rejects.toThrow(/in the library already/);
    await rm(path.dirname(source), { recursive: true });
  });

  test('that cites an unknown source writes nothing', async () => {
    const folder = openKnowledgeFolder(dir);
    const source = path.join(dir, 'chunks', 'rumour.md');
    await writeFile(source, document('rumour', 'Sleds weigh 90 kg. [src:somebody-said] '.repeat(20)));
    await expect(runAdd(folder, source)).rejects.toThrow(/cites somebody-said/);
    expect((await folder.readDocuments()).map(({ file }) => file)).not.toContain('rumour.md');
  });
});
