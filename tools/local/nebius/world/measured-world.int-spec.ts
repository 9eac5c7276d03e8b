import { afterEach, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import type { BillLine, BillTotal } from '../bill/bill.ts';
import { VirtualClock } from '../clock/virtual-clock.ts';
import { SERVED_MODELS, type StandInSettings } from '../control/stand-in-state.ts';
import { countPromptTokens, countTextTokens } from '../count-tokens.ts';
import { createNebiusStandIn, type NebiusStandIn } from '../nebius-stand-in.ts';
import type { Truth } from '../truth/truth.ts';

const [MODEL, LORA] = SERVED_MODELS;
const START_MS = Date.parse('2026-11-30T12:00:00Z');
const messages = [{ role: 'user', content: 'Go.' }];
const PROMPT_TOKENS = countPromptTokens(messages);

let standIn: NebiusStandIn;
let clock: VirtualClock;
afterEach(() => standIn.close());

async function open(settings: StandInSettings & { auto?: boolean } = {}): Promise<void> {
  clock = new VirtualClock(START_MS, { auto: settings.auto ?? true });
  const script = { generate: { tokens: 40, seed: 'world' } };
  standIn = await createNebiusStandIn({ mode: 'scripted', script, profile: 'measured', clock, seed: 'world', ...settings });
}

const post = (key: string, body: object = {}, signal?: AbortSignal) =>
  request(`${standIn.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: 'Bearer any', 'x-client-request-id': key },
    body: JSON.stringify({ model: MODEL, messages, stream: true, stream_options: { include_usage: true }, ...body }),
    ...(signal && { signal }),
  });

interface Read {
  status: number;
  /** What arrived of the answer. */
  text?: string;
  usage?: { prompt_tokens: number; completion_tokens: number };
}

async function ask(key: string, body: object = {}): Promise<Read> {
  const response = await post(key, body);
  let raw = '';
  try {
    for await (const part of response.body.setEncoding('utf8')) raw += String(part);
  } catch (error) {
    if (response.statusCode !== 200) throw error;
  }
  const usage = /"usage":(\{[^}]*\})/.exec(raw)?.[1];
  const text = [...raw.matchAll(/"content":("(?:[^"\\]|\\.)*")/g)].map(([, literal = '""']) => JSON.parse(literal) as string).join('');
  return { status: response.statusCode, text, ...(usage !== undefined && { usage: JSON.parse(usage) as NonNullable<Read['usage']> }) };
}

async function control<T>(path: string, body?: unknown): Promise<T> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`${standIn.url}/stand-in/${path}`, init);
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

const truthOf = async (key: string): Promise<Truth> => (await control<Truth[]>(`truth?key=${key}`))[0] as Truth;

async function metric(name: string, model: string): Promise<number> {
  const headers = { authorization: 'Bearer any' };
  const text = await (await fetch(`${standIn.url}/v1/projects/p1/prometheus/metrics`, { headers })).text();
  return Number(new RegExp(`^${name}\\{model="${model}"\\} (\\d+)$`, 'm').exec(text)?.[1]);
}

describe('2,000 turns with idle hours between them, on the virtual clock', () => {
  it('are cold as often as measured, and the bill is what usage and prices say, to the nano-dollar', async () => {
    await open();
    let expected = 0;
    for (let turn = 0; turn < 2000; turn++) {
      await clock.advance(3_600_000);
      const { status, usage } = await ask(`turn-${turn}.1`);
      expect(status).toBe(200);
      expected += (usage?.prompt_tokens ?? NaN) * 130 + (usage?.completion_tokens ?? NaN) * 400;
    }
    const truths = await control<Truth[]>('truth');
    expect(Math.abs(truths.filter(({ cold }) => cold).length / 2000 - 0.75)).toBeLessThan(0.03);
    expect(truths.every(({ cold, slow }) => slow === (cold ? 'cold' : 'none'))).toBe(true);
    const { total } = await control<{ total: BillTotal }>('bill');
    expect(total).toMatchObject({ requests: 2000, nanoUsd: expected, unpriced: 0 });
    expect(truths.reduce((sum, { nanoUsd }) => sum + nanoUsd, 0)).toBe(expected);
  });

  it('are charged what their reader can count, under every fault at once: exactly with usage, never less than was read without it', async () => {
    const faults = ['503', '429', '500', 'cut_after_tokens', 'error_frame', 'no_usage', 'no_done', 'no_finish_reason', 'reset', 'crlf'];
    await open({ rates: Object.fromEntries(faults.map((fault) => [fault, 0.05])) });
    const reads = new Map<string, Read>();
    for (let turn = 0; turn < 600; turn++) {
      await clock.advance(120_000);
      reads.set(`turn-${turn}.1`, await ask(`turn-${turn}.1`).catch(() => ({ status: 0 })));
    }
    await until(() => standIn.state.truths.list().every(({ outcome }) => outcome !== 'generating'));
    const { lines, total } = await control<{ lines: BillLine[]; total: BillTotal }>('bill?key=turn-');
    expect(lines.length).toBe([...reads.values()].filter(({ status }) => status === 200).length);
    for (const { key, usageSent, promptTokens, completionTokens } of lines) {
      const { usage, text = '' } = reads.get(key) ?? {};
      expect(usage !== undefined).toBe(usageSent);
      if (usage) expect(usage).toMatchObject({ prompt_tokens: promptTokens, completion_tokens: completionTokens });
      expect([promptTokens, completionTokens >= countTextTokens(text)]).toEqual([PROMPT_TOKENS, true]);
    }
    expect(lines.filter(({ usageSent }) => !usageSent).length).toBeGreaterThan(40);
    expect(total.nanoUsd).toBe(lines.reduce((sum, line) => sum + line.promptTokens * 130 + line.completionTokens * 400, 0));
  });

  it('are the same world for the same seed', async () => {
    const worlds: unknown[] = [];
    for (let run = 0; run < 2; run++) {
      await open({ rates: { '503': 0.1, cut_after_tokens: 0.1, decoy_after_idle: 0.3 } });
      for (let turn = 0; turn < 60; turn++) {
        await clock.advance(400_000);
        await ask(`turn-${turn}.1`);
      }
      const truths = await control<Truth[]>('truth');
      worlds.push(
        truths.map(({ cold, slow, fault, outcome, generatedTokens, nanoUsd }) => [cold, slow, fault, outcome, generatedTokens, nanoUsd]),
      );
      if (run === 0) await standIn.close();
    }
    expect(worlds[0]).toEqual(worlds[1]);
    expect(new Set((worlds[0] as unknown[][]).map(([, slow]) => slow))).toEqual(new Set(['cold', 'decoy', 'none']));
  });
});

describe('a cold model', () => {
  it('answers when its load is done, at the measured pace, and its replica count tells with a lag', async () => {
    await open({ auto: false });
    await control('models', { model: MODEL, warmth: 'cold' });
    await control('clock', { advanceMs: 60_000 });
    expect(await metric('nebius_active_replicas', MODEL)).toBe(0);
    const asked = ask('cold.1');
    await until(() => clock.waiting === 1);
    await control('clock', { advanceMs: 20 });
    const { firstTokenAtMs, atMs } = await truthOf('cold.1');
    expect([firstTokenAtMs, atMs]).toEqual([null, START_MS + 60_000]);
    expect(await metric('nebius_starting_replicas', MODEL)).toBe(0);
    await control('clock', { advanceMs: 600_000 });
    expect((await asked).status).toBe(200);
    const truth = await truthOf('cold.1');
    expect(truth).toMatchObject({ cold: true, slow: 'cold', outcome: 'finished' });
    const loadMs = (truth.firstTokenAtMs ?? 0) - truth.atMs;
    const tookMs = (truth.endedAtMs ?? 0) - (truth.firstTokenAtMs ?? 0);
    expect(loadMs).toBeGreaterThan(0);
    expect((truth.generatedTokens / tookMs) * 1000).toBeGreaterThan(38);
    expect((truth.generatedTokens / tookMs) * 1000).toBeLessThan(45);
    const counts = [0, 14_999, 15_000, 15_000 + Math.ceil(loadMs)].map((lagMs) =>
      standIn.state.warmth.replicasAt(MODEL, truth.atMs + lagMs - 15_000),
    );
    expect(counts).toEqual([
      { ready: 0, starting: 0 },
      { ready: 0, starting: 0 },
      { ready: 0, starting: 1 },
      { ready: 1, starting: 0 },
    ]);
  });

  it('refuses with 503 while it loads when told to, and has loaded because it was asked', async () => {
    await open({ rates: { loading_503: 1 } });
    await control('models', { model: MODEL, warmth: 'cold' });
    expect((await ask('load.1')).status).toBe(503);
    expect((await ask('load.2')).status).toBe(503);
    await clock.advance(600_000 - 301_000);
    const third = await ask('load.3');
    expect([third.status, (await truthOf('load.1')).cold, (await truthOf('load.1')).nanoUsd]).toEqual([200, true, 0]);
    expect(await truthOf('load.3')).toMatchObject({ cold: false, slow: 'none' });
  });

  it('charges a hedge both its requests: the loser its prompt and what it had generated', async () => {
    await open({ auto: false });
    await control('models', { model: MODEL, warmth: 'cold' });
    const loser = new AbortController();
    const first = post('hedge.1', {}, loser.signal).catch(() => undefined);
    await until(() => clock.waiting === 1);
    const second = ask('hedge.2', { model: LORA });
    await until(() => clock.waiting === 2);
    loser.abort();
    await first;
    await until(() => clock.waiting === 1);
    await clock.advance(600_000);
    await second;
    const { total, lines } = await control<{ total: BillTotal; lines: BillLine[] }>('bill?key=hedge.');
    expect(lines.map(({ key, outcome, completionTokens }) => ({ key, outcome, completionTokens }))).toEqual([
      { key: 'hedge.1', outcome: 'aborted', completionTokens: 0 },
      { key: 'hedge.2', outcome: 'finished', completionTokens: 41 },
    ]);
    expect(total.nanoUsd).toBe(PROMPT_TOKENS * 130 + PROMPT_TOKENS * 250 + 41 * 750);
  });
});

describe('answers without usage', () => {
  it.each([
    ['cut_after_tokens', { tokens: 7 }, 'broken', 7],
    ['error_frame', { tokens: 7 }, 'broken', 7],
    ['no_usage', {}, 'finished', 41],
    ['no_finish_reason', {}, 'finished', 41],
    ['no_done', {}, 'finished', 41],
  ])('%s is charged its prompt and what was generated', async (fault, parameters, outcome, tokens) => {
    await open({ faults: [{ fault, ...parameters }] });
    await ask('odd.1');
    await until(() => standIn.state.bill.lines().length === 1);
    const [line] = standIn.state.bill.lines();
    expect(line).toMatchObject({
      outcome,
      promptTokens: PROMPT_TOKENS,
      nanoUsd: PROMPT_TOKENS * 130 + (line?.completionTokens ?? 0) * 400,
    });
    // A character of several tokens is sent whole, so that a break may come a token or two late.
    expect(Math.abs((line?.completionTokens ?? 0) - tokens)).toBeLessThanOrEqual(fault === 'no_usage' || outcome === 'finished' ? 0 : 4);
    expect(line?.usageSent).toBe(outcome === 'finished' && fault !== 'no_usage');
  });

  it.each(['503', '500', '429', '409', '422', 'retired', 'reset'])('%s is charged nothing', async (fault) => {
    await open({ faults: [{ fault }] });
    await ask('none.1').catch(() => undefined);
    expect(standIn.state.bill.lines()).toEqual([]);
    expect(await truthOf('none.1')).toMatchObject({ outcome: 'refused', nanoUsd: 0, firstTokenAtMs: null });
  });

  it('left in the middle is charged what was generated until that was noticed', async () => {
    await open({ auto: false });
    await control('models', { model: MODEL, warmth: 'warm' });
    const leaving = new AbortController();
    const asked = post('gone.1', {}, leaving.signal);
    await until(() => clock.waiting === 1);
    await clock.advance(1000);
    const { sentChars } = standIn.state.log.byKey('gone.1') ?? { sentChars: 0 };
    expect(sentChars).toBeGreaterThan(0);
    leaving.abort();
    await asked.then(({ body }) => body.text()).catch(() => undefined);
    await until(() => standIn.state.bill.lines().length === 1);
    const { generatedTokens, nanoUsd, outcome } = await truthOf('gone.1');
    const sent = countTextTokens((standIn.state.log.byKey('gone.1')?.text ?? '').slice(0, sentChars));
    // 100 ms at 39 to 43 tokens a second.
    expect([3, 4]).toContain(generatedTokens - sent);
    expect([outcome, nanoUsd]).toEqual(['aborted', PROMPT_TOKENS * 130 + generatedTokens * 400]);
  });
});

describe('the limit', () => {
  it('marks, slows and then refuses a caller far above it', async () => {
    await open();
    await control('models', { model: MODEL, warmth: 'warm' });
    const long = { messages: [{ role: 'user', content: 'row '.repeat(50_000) }], max_tokens: 1 };
    const statuses: number[] = [];
    const marks: unknown[] = [];
    clock.auto = false;
    const all = Array.from({ length: 16 }, async (_, at) => {
      const response = await post(`flood.${at}`, long);
      statuses.push(response.statusCode);
      marks.push(response.headers['x-ratelimit-over-limit']);
      if (response.statusCode === 429) expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
      await response.body.text();
    });
    await until(() => clock.waiting + statuses.length === 16);
    clock.auto = true;
    await Promise.all(all);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(2);
    expect(marks).toContain('yes');
    const slow = await control<Truth[]>('truth?key=flood');
    expect(slow.some(({ slow: cause, cold }) => cause === 'queue' && !cold)).toBe(true);
  });
});

describe('models that are not there', () => {
  it('a retired one answers 404 from its day on and leaves the lists, also the public one', async () => {
    await open();
    await control('models', { model: MODEL, retiredFrom: '2026-12-01' });
    expect((await ask('old.1')).status).toBe(200);
    await clock.advance(12 * 3_600_000);
    const gone = await post('old.2');
    expect([gone.statusCode, await gone.body.json()]).toEqual([404, { detail: `The model \`${MODEL}\` does not exist.` }]);
    const listed = (await (await fetch(`${standIn.url}/api/public/models_info`)).json()) as { models: { id: string }[] };
    expect(listed.models.map(({ id }) => id)).not.toContain(MODEL);
    expect(listed.models.map(({ id }) => id)).toContain(LORA);
  });

  it('a dedicated one answers 503 while it starts, 409 when it is stopped, never goes cold, and is listed with its key for routing', async () => {
    await open();
    const endpoint = { name: 'coach', modelName: LORA, routingKey: 'hyrox/coach-dedicated' };
    const statuses: unknown[] = [];
    for (const status of ['starting', 'running', 'stopped']) {
      await control('dedicated', { ...endpoint, status });
      const response = await post(`own-${status}`, { model: endpoint.routingKey });
      statuses.push([
        response.statusCode,
        status === 'running' ? await response.body.text().then(() => 'text') : await response.body.json(),
      ]);
    }
    expect(statuses).toEqual([
      [503, { detail: expect.any(String) }],
      [200, 'text'],
      [409, { detail: 'model is stopped' }],
    ]);
    await control('dedicated', { ...endpoint, status: 'running' });
    for (let hour = 1; hour <= 20; hour++) {
      await clock.advance(3_600_000);
      await ask(`own-hour-${hour}`, { model: endpoint.routingKey });
    }
    expect((await control<Truth[]>('truth?key=own-hour')).map(({ cold }) => cold)).toEqual(Array(20).fill(false));
    await control('dedicated', { ...endpoint, status: 'stopped' });
    const headers = { authorization: 'Bearer any' };
    const listed = (await (await fetch(`${standIn.url}/v0/dedicated_endpoints`, { headers })).json()) as object;
    expect(listed).toMatchObject({ dedicated_endpoints: [{ routing_key: endpoint.routingKey, status: 'stopped' }] });
  });
});

describe('the listings', () => {
  it('need a key but for the public one, and say more when asked for more', async () => {
    await open();
    const get = (path: string, key = 'Bearer any') => fetch(`${standIn.url}${path}`, { headers: { authorization: key } });
    for (const path of ['/v1/models', '/v0/models', '/v0/dedicated_endpoints', '/v0/model_artifacts', '/v1/projects/p/prometheus/metrics'])
      expect((await get(path, '')).status).toBe(401);
    const verbose = (await (await get('/v1/models?verbose=true')).json()) as { data: object[] };
    expect(verbose.data[0]).toMatchObject({
      id: MODEL,
      context_length: 131_072,
      pricing: { prompt: '0.000000130', completion: '0.000000400' },
    });
    expect(await (await get('/v0/models')).json()).toEqual([
      expect.objectContaining({ name: LORA, base_model: expect.any(String), status: 'active' }),
    ]);
    expect(await (await get(`/v0/models/${encodeURIComponent(LORA)}`)).json()).toMatchObject({ name: LORA });
    expect([(await get('/v0/models/x')).status, (await get('/v0/nothing')).status]).toEqual([404, 404]);
    const closed = await get('/v0/model_artifacts');
    expect([closed.status, await closed.json()]).toEqual([403, { detail: "You don't have access to the resource or it does not exist." }]);
  });

  it('a real clock cannot be moved', async () => {
    await open();
    const real = await createNebiusStandIn();
    const moved = await fetch(`${real.url}/stand-in/clock`, { method: 'POST', body: '{"advanceMs":5}' });
    expect(moved.status).toBe(409);
    await real.close();
  });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}
