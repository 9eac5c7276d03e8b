import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import OpenAI from 'openai';
import { coachMessages, ZORB_PASSAGES } from '../coach/coach-prompt.fixture.ts';
import { generateText } from '../modes/generate-text.ts';
import { createNebiusStandIn, type NebiusStandIn } from '../nebius-stand-in.ts';
import type { Truth } from '../truth/truth.ts';
import type { LoggedRequest } from './request-log.ts';
import { SERVED_MODELS } from './stand-in-state.ts';

const MODEL = SERVED_MODELS[0];
const messages = coachMessages('What is the best zorb throw technique?', ZORB_PASSAGES);

let standIn: NebiusStandIn;
let nebius: OpenAI;

beforeAll(async () => {
  standIn = await createNebiusStandIn({ firstTokenMs: 0, tokensPerSecond: 0 });
  nebius = new OpenAI({ apiKey: 'any', baseURL: standIn.baseUrl, maxRetries: 0 });
});
afterAll(() => standIn.close());

async function control(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${standIn.url}/stand-in/${path}`, { method: 'POST', body: JSON.stringify(body) });
  expect(response.status).toBe(200);
  return response.json();
}

async function transcript(key: string): Promise<LoggedRequest> {
  const response = await fetch(`${standIn.url}/stand-in/transcripts/${key}`);
  expect(response.status).toBe(200);
  return (await response.json()) as LoggedRequest;
}

describe('ground truth and modes', () => {
  it('keeps what it generated and what it was sent, by the id of the request', async () => {
    await control('mode', { mode: 'scripted', script: { generate: { tokens: 120 } } });
    const headers = { 'x-client-request-id': '0192-turn.2' };
    const answer = await nebius.chat.completions.create({ model: MODEL, messages, user: 'subject-1' }, { headers });
    const expected = generateText({ tokens: 120, seed: '0192-turn.2' });
    expect(answer.choices[0]?.message.content).toBe(expected);
    expect(await transcript('0192-turn.2')).toMatchObject({
      text: expected,
      messages,
      user: 'subject-1',
      outcome: 'finished',
      fault: 'none',
    });
    const recent = (await (await fetch(`${standIn.url}/stand-in/requests?limit=1`)).json()) as LoggedRequest[];
    expect(recent).toHaveLength(1);
    expect(recent[0]?.key).toBe('0192-turn.2');
    expect((await fetch(`${standIn.url}/stand-in/transcripts/unknown.1`)).status).toBe(404);
  });

  it('answers from a script, gullibly, and from passages, as told', async () => {
    const ask = async () => (await nebius.chat.completions.create({ model: MODEL, messages })).choices[0]?.message.content;
    await control('mode', { mode: 'scripted', script: ['First.', 'Second.'] });
    expect([await ask(), await ask()]).toEqual(['First.', 'Second.']);
    await control('mode', { mode: 'gullible' });
    expect(await ask()).toMatch(/Go for it/);
    await control('mode', { mode: 'extractive' });
    expect(await ask()).toContain('Offline model');
  });

  it('refuses a mode or a plan it does not understand', async () => {
    const send = (path: string, body: unknown) => fetch(`${standIn.url}/stand-in/${path}`, { method: 'POST', body: JSON.stringify(body) });
    expect((await send('mode', { mode: 'wise' })).status).toBe(422);
    expect((await send('mode', { mode: 'scripted' })).status).toBe(422);
    expect((await send('faults', { plan: [{ fault: 'meteor' }] })).status).toBe(422);
  });

  it('fills a JSON schema', async () => {
    const schema = { type: 'object', properties: { weightKg: { type: 'number' } }, required: ['weightKg'], additionalProperties: false };
    const answer = await nebius.chat.completions.create({
      model: MODEL,
      messages: [{ role: 'user', content: 'I weigh 82 kg.' }],
      response_format: { type: 'json_schema', json_schema: { name: 'profile', schema } },
    });
    expect(JSON.parse(answer.choices[0]?.message.content ?? '')).toEqual({ weightKg: 82 });
  });
});

describe('as a process of its own', () => {
  it('reads its settings from the environment and says when it is ready, on a clock that is told the time', async () => {
    const child = spawn(process.execPath, ['--conditions=@hyrox/source', new URL('../main.ts', import.meta.url).pathname], {
      env: {
        ...process.env,
        PORT: '0',
        NEBIUS_PROFILE: 'measured',
        NEBIUS_CLOCK: 'virtual',
        COACH_MODE: 'gullible',
        FAULTS: '[{"fault":"503"}]',
        TOKENS_PER_SECOND: 'Infinity',
        FIRST_TOKEN_MS: '0',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    try {
      const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
      const [word, url = ''] = line.split(' ');
      expect(word).toBe('ready');
      const moved = await fetch(`${url}/stand-in/clock`, { method: 'POST', body: JSON.stringify({ advanceMs: 3_600_000, auto: true }) });
      expect(await moved.json()).toMatchObject({ kind: 'virtual', auto: true, waiting: 0 });
      const client = new OpenAI({ apiKey: 'any', baseURL: `${url}/v1`, maxRetries: 0 });
      await expect(client.chat.completions.create({ model: MODEL, messages })).rejects.toMatchObject({ status: 503 });
      const answer = await client.chat.completions.create({ model: MODEL, messages });
      expect(answer.choices[0]?.message.content).toMatch(/Go for it/);
      const [truth] = (await (await fetch(`${url}/stand-in/truth?limit=1`)).json()) as Truth[];
      expect((truth?.endedAtMs ?? 0) - (truth?.atMs ?? 0)).toBeGreaterThan(500);
    } finally {
      child.kill('SIGTERM');
    }
    expect((await ended)[0]).toBe(0);
  });
});
