import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { GenerateInput } from '@hyrox/contracts';
import { Device } from '@hyrox/testing';
import { GatewayLab, type Gateway } from './gateway-lab.ts';

const ANSWER = 'Keep your hips low, drive through the whole foot and breathe every second step. 💪🏽 '.repeat(6);
const pieces = (text: string) => text.match(/.{1,12}/gsu) ?? [];
const script = (paceMs = 2) => ({ pieces: (input: GenerateInput) => pieces(`${ANSWER}(${input.attempt})`), paceMs });

let lab: GatewayLab;
let gateway: Gateway;
let athlete: { id: string; token: string };
beforeEach(async () => {
  lab = await GatewayLab.start();
  gateway = await lab.gateway();
  athlete = await lab.signIn.athlete();
});
afterEach(() => lab.stop());

const ask = (message = 'How do I push the sled?', conversationId: string = randomUUID()) => ({
  turnId: randomUUID(),
  conversationId,
  message,
});
const device = (post: ReturnType<typeof ask>, options: Partial<ConstructorParameters<typeof Device>[0]> = {}) =>
  new Device({ urls: [gateway.url], token: athlete.token, post, turnId: post.turnId, giveUpAfterMs: 20_000, ...options });
const rowOf = (turnId: string) => {
  const row = lab.record.rows.get(turnId);
  if (!row) throw new Error('there is no such row');
  return row;
};
const firstToken = (post: ReturnType<typeof ask>, options = {}) => {
  let seen: () => void = () => undefined;
  const token = new Promise<void>((resolve) => (seen = resolve));
  return { device: device(post, { ...options, onToken: () => seen() }), token };
};

async function readUntil(response: Response, words: string): Promise<string> {
  const reader = response.body?.getReader();
  let seen = '';
  while (!seen.includes(words)) {
    const { value, done } = (await reader?.read()) ?? { done: true };
    if (done) break;
    seen += Buffer.from(value ?? []).toString();
  }
  return seen;
}

describe('a turn', () => {
  it('streams accepted, sources, text, usage and one end, as the record has it', async () => {
    await lab.worker(script());
    const post = ask();
    const view = await device(post).done;
    expect(view.violations).toEqual([]);
    expect(view.text).toBe(`${ANSWER}(1)`);
    expect(view.text).toBe(rowOf(post.turnId).text);
    expect(view.sources.map((source) => source.id)).toEqual(['team1c_000']);
    expect(view.statuses.map((status) => status.state)).toEqual(['reading', 'thinking']);
    expect(view.usage).toMatchObject({ model: 'coach-k', costNanoUsd: 5_000 });
    expect(view.terminal).toMatchObject([{ name: 'done', data: { attempt: 1, finish: 'stop' } }]);
    expect(Object.keys(rowOf(post.turnId).carry).sort()).toEqual(
      [
        'adult',
        'athlete',
        'degraded',
        'examples',
        'notices',
        'promptVersion',
        'sources',
        'stages',
        'traceparent',
        'trainingConsent',
      ].sort(),
    );
    expect(Object.keys(rowOf(post.turnId).carry['stages'] as object)).toEqual(
      expect.arrayContaining(['accept', 'search', 'summary', 'search.embed']),
    );
  });

  it('keeps the prompt only for an adult who agreed', async () => {
    await lab.worker(script(0));
    lab.summary = () => ({
      summary: 'Athlete profile: 35yo male',
      adult: true,
      division: null,
      sex: null,
      raceDate: null,
      trainingConsent: true,
    });
    const agreed = ask();
    await device(agreed).done;
    expect((rowOf(agreed.turnId).carry['promptMessages'] as { role: string }[]).map((message) => message.role)).toEqual([
      'system',
      'system',
      'system',
      'user',
    ]);
    lab.summary = () => ({ summary: null, adult: null, division: null, sex: null, raceDate: null, trainingConsent: true });
    const unknownAge = ask();
    await device(unknownAge).done;
    expect(rowOf(unknownAge.turnId).carry).not.toHaveProperty('promptMessages');
  });

  it('posted ten times on two gateways is asked once and answered ten times', async () => {
    // Slow enough that the other POSTs arrive while the first is being conducted.
    const { search } = lab;
    lab.search = (input) => new Promise((found) => setTimeout(() => found(search(input)), 100));
    const worker = await lab.worker(script());
    const second = await lab.gateway({ SSE_PER_ATHLETE: 10 });
    const first = await lab.gateway({ SSE_PER_ATHLETE: 10 });
    const post = ask();
    const views = await Promise.all(
      Array.from({ length: 10 }, (_, n) => device(post, { urls: n % 2 ? [first.url, second.url] : [second.url, first.url] }).done),
    );
    expect(views.flatMap((view) => view.violations)).toEqual([]);
    expect(new Set(views.map((view) => view.text))).toEqual(new Set([`${ANSWER}(1)`]));
    expect(worker.generated).toHaveLength(1);
  });

  it('is resumed on another gateway from where the device was', async () => {
    await lab.worker(script(10));
    const other = await lab.gateway();
    const post = ask();
    const tunnel = new AbortController();
    const first = await fetch(`${gateway.url}/api/turns`, {
      method: 'POST',
      headers: { authorization: `Bearer ${athlete.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(post),
      signal: tunnel.signal,
    });
    const seen = await readUntil(first, 'event: token');
    tunnel.abort();
    const [, id = '', had = ''] = /id: (\S+)\nevent: token\ndata: \{"t":"([^"]*)"\}/u.exec(seen) ?? [];
    const second = await fetch(`${other.url}/api/turns/${post.turnId}/events`, {
      headers: { authorization: `Bearer ${athlete.token}`, 'last-event-id': id },
    });
    const rest = await second.text();
    const tokens = [...rest.matchAll(/event: token\ndata: (.*)/gu)].map((match) => (JSON.parse(match[1] ?? '') as { t: string }).t);
    expect([id, had + tokens.join('')]).toEqual([`1.${had.length}`, `${ANSWER}(1)`]);
    expect(rest.match(/event: (?:accepted|sources|restart|done)/gu)).toEqual(['event: accepted', 'event: sources', 'event: done']);
  });

  it('finished long ago is read from the record, from any place', async () => {
    const worker = await lab.worker(script(0));
    const post = ask();
    await device(post).done;
    await worker.die();
    const late = await fetch(`${gateway.url}/api/turns/${post.turnId}/events`, {
      headers: { authorization: `Bearer ${athlete.token}`, 'last-event-id': `1.${ANSWER.length}` },
    });
    const events = await late.text();
    expect(events).toContain('data: {"t":"(1)"}');
    expect(events).toMatch(/event: done/u);
  });

  it('goes on when every reader has left, and stops the frames', async () => {
    const worker = await lab.worker(script(15));
    const post = ask();
    const leaving = new AbortController();
    const response = await fetch(`${gateway.url}/api/turns`, {
      method: 'POST',
      headers: { authorization: `Bearer ${athlete.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(post),
      signal: leaving.signal,
    });
    await readUntil(response, 'event: token');
    leaving.abort();
    while (worker.watchersOf(post.turnId) > 0) await new Promise((later) => setTimeout(later, 5));
    expect(rowOf(post.turnId).end).toBeNull();
    const back = await device(post).done;
    expect([back.violations, back.text]).toEqual([[], `${ANSWER}(1)`]);
  });

  it('is stopped and keeps its text; twice is once', async () => {
    await lab.worker(script(20));
    const post = ask();
    const { device: phone, token } = firstToken(post);
    await token;
    const stop = () =>
      fetch(`${gateway.url}/api/turns/${post.turnId}/stop`, { method: 'POST', headers: { authorization: `Bearer ${athlete.token}` } });
    const answers = await Promise.all([stop(), stop()]);
    expect(answers.map((answer) => answer.status)).toEqual([202, 202]);
    expect(await answers[0]?.json()).toEqual({ status: 'running' });
    const view = await phone.done;
    expect(view.terminal.map((event) => event.name)).toEqual(['stopped']);
    expect(view.text).toBe(rowOf(post.turnId).text);
    expect(view.violations).toEqual([]);
  });
});
