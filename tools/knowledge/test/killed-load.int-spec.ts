import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@hyrox/testing';
import { Client } from 'pg';
import { createOpenAiStandIn, type OpenAiStandIn } from '../../local/openai/openai-stand-in.ts';
import { runVerify } from '../commands.ts';
import { openKnowledgeFolder } from '../files/knowledge-folder.ts';

const root = path.join(import.meta.dirname, '../../..');
let database: TestDatabase;
let provider: OpenAiStandIn;
let reader: Client;

beforeAll(async () => {
  const basis: unknown = JSON.parse(await readFile(path.join(root, 'tools/local/openai/basis.json'), 'utf8'));
  [database, provider] = await Promise.all([testDatabase(), createOpenAiStandIn({ basis })]);
  reader = new Client({ connectionString: database.url('svc_knowledge') });
  await reader.connect();
});
afterAll(async () => {
  await reader?.end();
  await Promise.all([database?.close(), provider?.close()]);
});

const env = () => ({ DATABASE_URL: database.url('svc_knowledge'), OPENAI_API_KEY: 'local', OPENAI_BASE_URL: `${provider.url}/v1` });
const rows = async () =>
  (
    await reader.query<{ n: number; vectors: number; indexed: number }>(
      `select count(*)::int as n, count(embedding)::int as vectors, (select count(*)::int from public.kc_len) as indexed from public.knowledge_chunks`,
    )
  ).rows[0];

/** Runs the command and ends it by SIGKILL the moment its progress says `word`. Null runs it to the end. */
async function command(name: string, word: string | null): Promise<string | null> {
  const args = ['--conditions=@hyrox/source', '--disable-warning=ExperimentalWarning', path.join(root, 'tools/knowledge/main.ts'), name];
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env() }, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'exit');
  child.stderr.on('data', (part: Buffer) => {
    if (word !== null && part.toString().includes(word)) child.kill('SIGKILL');
  });
  const [, signal] = (await ended) as [number | null, string | null];
  return signal;
}

test('kill -9 in the middle of a load: nothing or everything is there, each passage with its vector, and the next load finishes', async () => {
  const wanted = (await openKnowledgeFolder(path.join(root, 'knowledge')).readChunks()).length;
  // While vectors are still coming nothing is in the table yet.
  expect(await command('load', 'embedded 100/')).toBe('SIGKILL');
  expect(await rows()).toEqual({ n: 0, vectors: 0, indexed: 0 });
  // At the last vector the one transaction is about to begin, running, or done.
  await command('load', `embedded ${wanted}/`);
  const after = await rows();
  expect([0, wanted]).toContain(after?.n);
  expect([after?.vectors, after?.indexed]).toEqual([after?.n, after?.n]);

  expect(await command('load', null)).toBeNull();
  expect(await rows()).toEqual({ n: wanted, vectors: wanted, indexed: wanted });
  for (const word of ['embedded 100/', `embedded ${wanted}/`]) {
    await command('embed', word);
    expect(await rows()).toEqual({ n: wanted, vectors: wanted, indexed: wanted });
  }
  expect(await runVerify(openKnowledgeFolder(path.join(root, 'knowledge')), env())).toMatchObject({ findings: [] });
}, 120_000);
