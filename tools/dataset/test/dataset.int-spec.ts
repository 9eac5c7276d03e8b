import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CollectedTurn } from '@hyrox/contracts';
import { signIn } from '../../local/client/open-session.ts';
import { eventually, startCoach, type Athlete, type CoachStack } from '../../local/test/coach-stack.ts';
import { openDataApi, type DataApi } from '../api/data-api.ts';
import { realDisk } from '../export/disk.ts';
import { exportDataset, type Exported } from '../export/export-dataset.ts';

let coach: CoachStack;
let api: DataApi;
let root: string;

beforeAll(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-dataset-'));
  coach = await startCoach();
  const { urls, keys } = coach.stack;
  const address = { supabaseUrl: urls.supabase, anonKey: keys.anonKey };
  const account = 'data@hyrox.local';
  api = openDataApi({
    gatewayUrl: urls.gateway,
    signIn: async () => (await signIn(address, account, keys.accountPasswords[account])).token,
  });
}, 300_000);
afterAll(async () => {
  await coach?.close();
  fs.rmSync(root, { recursive: true, force: true });
}, 60_000);

async function post(athlete: Athlete, where: string, body: unknown, method = 'POST'): Promise<void> {
  const answer = await athlete.call(method, where, body);
  if (answer.status >= 300) throw new Error(`${method} ${where}: ${answer.status} ${JSON.stringify(answer.body)}`);
}

/** An adult who agreed to be an example, asked one thing and liked the answer. */
async function example(question: string): Promise<{ athlete: Athlete; turnId: string; conversationId: string }> {
  const athlete = await coach.athlete();
  await post(athlete, '/api/profile', { birth_year: 1990 });
  await post(athlete, '/api/consents', { purpose: 'training_reuse', granted: true, text_version: 'training-2026-11' });
  const [turnId, conversationId] = [crypto.randomUUID(), crypto.randomUUID()];
  const view = await athlete.ask(question, { turnId, conversationId }).done;
  const { messageId } = view.terminal[0]?.data as { messageId: string };
  await post(athlete, `/api/messages/${messageId}/feedback`, { rating: 1 });
  return { athlete, turnId, conversationId };
}

async function flagged(): Promise<CollectedTurn[]> {
  const turns: CollectedTurn[] = [];
  for await (const turn of api.turns({ flaggedOnly: true })) turns.push(turn);
  return turns;
}

const run = (): Promise<Exported> =>
  exportDataset({ turns: () => api.turns({ flaggedOnly: true }), root }, { disk: realDisk, now: new Date() });
const textOf = ({ folder }: Exported): string =>
  fs.readdirSync(folder).reduce((text, name) => text + fs.readFileSync(path.join(folder, name), 'utf8'), '');

test('P02 P03 P04 from the thumb to the file, and out of it again with the permission', async () => {
  const question = 'How do I hold the handles of the sled?';
  const of = (name: string) => example(`${question} Write to ${name}@example.org`);
  const [withdrawn, minor, forgotten, erased] = [await of('ana'), await of('bo'), await of('cy'), await of('di')];
  await coach.athlete().then((silent) => silent.ask(question).done);
  await eventually('four turns are flagged', async () => (await flagged()).length === 4);

  const first = await run();
  expect(first.manifest.counts).toMatchObject({ turns: 4, athletes: 4, flagged_by: { athlete: 4 } });
  const [line = ''] = fs.readFileSync(path.join(first.folder, 'turns-00001.jsonl'), 'utf8').split('\n');
  const { messages } = JSON.parse(line) as { messages: { role: string; content: string }[] };
  expect(messages.map((message) => message.role)).toEqual(['system', 'system', 'user', 'assistant']);
  expect(messages[0]?.content).toContain('You are Coach K');
  expect(messages[2]?.content).toBe(`${question} Write to [EMAIL]`);
  expect(textOf(first)).not.toContain('@example.org');

  await post(withdrawn.athlete, '/api/consents', { purpose: 'training_reuse', granted: false, text_version: 'training-2026-11' });
  await post(minor.athlete, '/api/profile', { birth_year: new Date().getFullYear() - 17 });
  await post(forgotten.athlete, `/api/conversations/${forgotten.conversationId}`, undefined, 'DELETE');
  await post(erased.athlete, '/api/account/deletion', { confirm: 'delete my account' });
  await eventually('none is flagged any more', async () => (await flagged()).length === 0);

  const second = await run();
  expect(second.manifest.counts).toMatchObject({ turns: 0 });
  expect(second.removed).toEqual([path.basename(first.folder)]);
  expect(fs.readdirSync(root).sort()).toEqual([path.basename(second.folder), 'latest'].sort());
}, 180_000);

test('a reviewer may say that a turn is no example, and take it back', async () => {
  const { turnId } = await example('What is a good wall ball pace?');
  const isFlagged = async () => (await flagged()).some((turn) => turn.turnId === turnId);
  await eventually('the turn is flagged', isFlagged);
  await api.review(turnId, 'exclude');
  expect(await isFlagged()).toBe(false);
  await api.review(turnId, null);
  expect(await isFlagged()).toBe(true);
}, 60_000);
