import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { loadKeys } from '../../local/keys.ts';
import { freePort } from '../../local/ports.ts';
import { startDatabase, type EmbeddedDatabase } from '../../local/test/embedded-database.ts';
import { textsToEmbed } from '../chunk/chunk.ts';
import { openKnowledgeFolder } from '../files/knowledge-folder.ts';

const root = path.join(import.meta.dirname, '../../..');
const KEY = 'sk-of-the-project';
let database: EmbeddedDatabase;
let provider: Server;
let asked: { model: string; texts: string[]; key: string }[];
let dataDir: string;

/** A provider that offers the real model, with a vector of its own for each text. */
const unit = (text: string): number[] => {
  const at = [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1536, 7);
  return Array.from({ length: 1536 }, (_, i) => (i === at ? 1 : 0));
};

beforeAll(async () => {
  asked = [];
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-project-'));
  // The roles' passwords are this data folder's; a real Postgres is given them when the roles are made.
  const { databasePasswords } = await loadKeys(dataDir);
  database = await startDatabase(Object.keys(databasePasswords), { passwords: databasePasswords });
  provider = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.method === 'GET') return void response.end(JSON.stringify({ object: 'list', data: [{ id: 'text-embedding-3-small' }] }));
    let body = '';
    request.on('data', (data: Buffer) => (body += data.toString()));
    request.on('end', () => {
      const { model, input } = JSON.parse(body) as { model: string; input: string | string[] };
      const texts = [input].flat();
      asked.push({ model, texts, key: request.headers.authorization ?? '' });
      const data = texts.map((text, index) => ({ object: 'embedding', index, embedding: unit(text) }));
      response.end(JSON.stringify({ object: 'list', data, model, usage: { prompt_tokens: 3, total_tokens: 3 } }));
    });
  });
  provider.listen(0, '127.0.0.1');
  await once(provider, 'listening');
});
afterAll(async () => {
  provider.closeAllConnections();
  provider.close();
  await database.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

async function knowledge(...args: string[]): Promise<{ code: number | null; out: string; said: string }> {
  const env = {
    ...process.env,
    HYROX_DATA_DIR: dataDir,
    DATABASE_URL: database.url('postgres'),
    OPENAI_API_KEY: KEY,
    OPENAI_BASE_URL: `http://127.0.0.1:${(provider.address() as AddressInfo).port}/v1`,
  };
  const node = ['--conditions=@hyrox/source', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...node, path.join(root, 'tools/commands/knowledge.ts'), ...args], { env });
  let [out, said] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, said };
}

test('with DATABASE_URL and OPENAI_API_KEY the same command fills that database with the vectors of that provider, each passage once', async () => {
  const chunks = await openKnowledgeFolder(path.join(root, 'knowledge')).readChunks();
  const wanted = chunks.length;
  const port = String(((await freePort()) % 8_000) + 3_100);
  const first = await knowledge('load', '--json', '--port', port);
  expect({ code: first.code, said: first.code === 0 ? '' : first.said }).toEqual({ code: 0, said: '' });
  expect(JSON.parse(first.out.trim().split('\n').at(-1) ?? '')).toMatchObject({
    chunks: wanted,
    embedded: 0,
    model: 'text-embedding-3-small',
  });
  expect(new Set(asked.map(({ model, key }) => `${model} ${key}`))).toEqual(new Set([`text-embedding-3-small Bearer ${KEY}`]));
  const owner = new Client({ connectionString: database.url('postgres') });
  await owner.connect();
  const { rows } = await owner.query(
    `select embedding_model, managed_by, count(*)::int as n, count(embedding)::int as vectors from public.knowledge_chunks group by 1, 2`,
  );
  await owner.end();
  expect(rows).toEqual([{ embedding_model: 'text-embedding-3-small', managed_by: 'knowledge-tool', n: wanted, vectors: wanted }]);

  // The start of the coach loads once, the command finds everything done: no passage was paid for twice.
  const passages = new Set(chunks.map((chunk) => textsToEmbed(chunk)[0]));
  expect(asked.flatMap(({ texts }) => texts.filter((text) => passages.has(text)))).toHaveLength(wanted);
}, 240_000);
