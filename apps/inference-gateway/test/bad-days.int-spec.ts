import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Belief } from '../src/warmth/warmth.ts';
import type { WorkerParts } from '../src/worker.ts';
import { fastClock } from './fast-clock.ts';
import { answerWith, frames, openStream, refuseWith, type ProviderCall } from './scripted-provider.ts';
import { WorkerLab, type ListeningGateway } from './worker-lab.ts';

let lab: WorkerLab;
afterEach(() => lab.close());

const TIMES = 20;
const open = async (more: Partial<WorkerParts> = {}): Promise<ListeningGateway> => {
  lab = await WorkerLab.open({}, { clock: fastClock(TIMES), ...more });
  return lab.gateway();
};
const believing = (state: Belief['state']) => ({
  believe: () => ({ state, usualMs: 9_000, slowFromMs: 2_000 }),
  begin: () => () => undefined,
});
const silent = () => undefined;
const statesOf = (gateway: ListeningGateway, turnId: string) => gateway.of(turnId).flatMap((frame) => frame.meta?.status?.state ?? []);

describe('a second call while cold', () => {
  test('answers in the place of a silent first one, which is cut at once and recorded as an estimate', async () => {
    const gateway = await open({ hedges: true, warmth: believing('cold') });
    lab.provider.steps = [silent, answerWith(['quick'], { usage: [12, 2] })];
    const turnId = randomUUID();
    await gateway.generate(turnId, { promptTokens: 11 });
    const { meta } = await gateway.end(turnId);
    await lab.provider.calls[0]?.gone;
    expect(gateway.text(turnId)).toBe('quick');
    expect(lab.provider.calls.map((call) => call.body['model'])).toEqual(['first/model', 'first/model']);
    expect(lab.entries).toEqual([
      expect.objectContaining({ request_id: `${turnId}.1`, cause: 'turn', status: 'outrun', exact: false, tokens_in: 11, tokens_out: 0 }),
      expect.objectContaining({ request_id: `${turnId}.1.2`, cause: 'hedge', status: 'done', exact: true, tokens_in: 12 }),
    ]);
    expect(meta?.end).toMatchObject({ outcome: 'done', tokensIn: 23, tokensOut: 2 });
  });

  test('loses to a first one that speaks first, and never shows a word', async () => {
    const gateway = await open({ hedges: true, warmth: believing('unknown') });
    const held: ProviderCall[] = [];
    lab.provider.steps = [
      (call) => void held.push(call),
      (call) => (openStream(call.response), answerWith(['first'])(held[0] as ProviderCall)),
    ];
    const turnId = randomUUID();
    await gateway.generate(turnId, { promptTokens: 11 });
    await gateway.end(turnId);
    await lab.provider.calls[1]?.gone;
    expect(gateway.text(turnId)).toBe('first');
    expect(lab.entries.map(({ cause, status }) => [cause, status])).toEqual([
      ['hedge', 'outrun'],
      ['turn', 'done'],
    ]);
  });

  test('is not made for a warm model, with the setting off, or without extra tokens', async () => {
    for (const more of [{ hedges: true, warmth: believing('warm') }, { hedges: false, warmth: believing('cold') }, { hedges: true }]) {
      const gateway = await open(more);
      if (!('warmth' in more)) lab.worker.extraTokens.correct(1_000_000);
      lab.provider.steps = [(call) => void setTimeout(() => answerWith(['late'])(call), 10_000 / TIMES)];
      const turnId = randomUUID();
      await gateway.generate(turnId);
      await gateway.end(turnId);
      expect(lab.provider.calls).toHaveLength(1);
      if (more !== undefined && !('warmth' in more)) continue;
      await lab.close();
    }
  });

  test('after half a minute of silence is made to another model, warm or not', async () => {
    const gateway = await open({ hedges: true, warmth: believing('warm') });
    lab.provider.steps = [silent, answerWith(['other'])];
    const turnId = randomUUID();
    await gateway.generate(turnId);
    expect((await gateway.end(turnId)).meta?.end).toMatchObject({ outcome: 'done', model: 'second/model' });
    expect(lab.provider.calls.map((call) => call.body['model'])).toEqual(['first/model', 'second/model']);
  });

  test('that fails too leaves the failure to the policy, and the turn goes on', async () => {
    const gateway = await open({ hedges: true, warmth: believing('cold') });
    const held: ProviderCall[] = [];
    lab.provider.steps = [
      (call) => void held.push(call),
      (call) => (refuseWith(500, 'oops')(call), refuseWith(500, 'oops')(held[0] as ProviderCall)),
      answerWith(['third']),
    ];
    const turnId = randomUUID();
    await gateway.generate(turnId);
    expect((await gateway.end(turnId)).meta?.end).toMatchObject({ outcome: 'done' });
    expect(gateway.text(turnId)).toBe('third');
    expect(lab.entries).toHaveLength(1);
  });
});

describe('a model that fails again and again', () => {
  const byModel = (of: Record<string, (call: ProviderCall) => void>) => (call: ProviderCall) => of[String(call.body['model'])]?.(call);
  const askedOf = (model: string) => lab.provider.calls.filter((call) => call.body['model'] === model).length;
  const ask = async (gateway: ListeningGateway) => {
    const turnId = randomUUID();
    await gateway.generate(turnId);
    const { meta } = await gateway.end(turnId);
    return { turnId, end: meta?.end };
  };

  test('is not asked any more: the next of the route answers at once, said so, until a probe gets through', async () => {
    const gateway = await open();
    let broken = true;
    lab.provider.steps = [
      byModel({
        'first/model': (call) => (broken ? refuseWith(500, 'oops') : answerWith(['first']))(call),
        'second/model': answerWith(['second']),
      }),
    ];
    while (lab.worker.breakers.state('first/model') !== 'open') await ask(gateway);
    const before = askedOf('first/model');
    expect(before).toBe(10);
    const { turnId, end } = await ask(gateway);
    expect(end).toMatchObject({ outcome: 'done', model: 'second/model' });
    expect(statesOf(gateway, turnId)).toEqual(['degraded']);
    expect(askedOf('first/model')).toBe(before);
    broken = false;
    while (lab.worker.breakers.state('first/model') === 'open') await new Promise((later) => setTimeout(later, 20));
    expect((await ask(gateway)).end).toMatchObject({ outcome: 'done', model: 'first/model' });
    expect(lab.worker.breakers.state('first/model')).toBe('closed');
  });

  test('and the last of the route: a clear failure at once, without a call', async () => {
    const gateway = await open();
    lab.provider.steps = [refuseWith(500, 'oops')];
    while (['first/model', 'second/model'].some((model) => lab.worker.breakers.state(model) !== 'open')) await ask(gateway);
    const before = lab.provider.calls.length;
    expect((await ask(gateway)).end).toMatchObject({ outcome: 'failed', reason: 'no model answers at the moment' });
    expect(lab.provider.calls).toHaveLength(before);
  });

  test('is asked on when it only limits us, or refuses a request as such', async () => {
    const gateway = await open();
    lab.provider.steps = [
      ...Array<(call: ProviderCall) => void>(20).fill(refuseWith(422, 'bad')),
      refuseWith(429, 'slow', { 'retry-after': '70' }),
    ];
    for (let i = 0; i < 40; i++) await ask(gateway);
    expect(lab.worker.breakers.state('first/model')).toBe('closed');
  });

  test('while answers are cut before the first token is asked as often as the extra tokens allow', async () => {
    const gateway = await open();
    lab.provider.steps = [({ response }) => (openStream(response), void setImmediate(() => response.destroy()))];
    lab.worker.extraTokens.earn(100);
    lab.worker.extraTokens.correct(lab.worker.extraTokens.left - 500);
    const turnId = randomUUID();
    await gateway.generate(turnId, { promptTokens: 100 });
    expect((await gateway.end(turnId)).meta?.end).toMatchObject({ outcome: 'failed', reason: 'temporarily unavailable' });
    expect(lab.provider.calls).toHaveLength(6);
    expect(lab.entries.map(({ cause }) => cause)).toEqual(['turn', 'retry', 'retry', 'retry', 'retry', 'retry']);
  });
});

describe('more questions than lines', () => {
  const limits = { most: 1, mostPerSubject: 1, mostWaiting: 2 };
  const OTHER = 'f'.repeat(32);
  const hold = (held: ProviderCall[]) => (call: ProviderCall) => (
    held.push(call),
    openStream(call.response),
    void call.response.write(frames.text('I'))
  );

  test('wait in line, are told their place, keep their lease, and go in when a line is free', async () => {
    const gateway = await open({ limits });
    const held: ProviderCall[] = [];
    lab.provider.steps = [hold(held), answerWith(['next'])];
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    await gateway.generate(first);
    await gateway.frame((frame) => frame.turnId === first && frame.text === 'I');
    await gateway.generate(second);
    await gateway.generate(third, { subjectKey: OTHER });
    const placeOf = async (id: string) =>
      (await gateway.frame((frame) => frame.turnId === id && frame.meta?.status !== undefined)).meta?.status;
    expect([await placeOf(second), await placeOf(third)]).toEqual([
      { state: 'queued', place: 1 },
      { state: 'queued', place: 2 },
    ]);
    await lab.worker.leases.renew();
    expect(lab.logging.renewals.at(-1)?.turns.map((turn) => turn.turnId)).toEqual([first, second, third]);
    expect(lab.provider.calls).toHaveLength(1);
    held[0]?.response.end(frames.finish('stop') + frames.done);
    await Promise.all([gateway.end(second), gateway.end(third)]);
    expect(gateway.text(third)).toBe('next');
    expect(statesOf(gateway, second)).toEqual(['queued', 'thinking']);
    expect(lab.worker.queue.running).toBe(0);
  });

  test('can be stopped in line: the provider never hears of them, and those behind move up', async () => {
    const gateway = await open({ limits });
    const held: ProviderCall[] = [];
    lab.provider.steps = [hold(held), answerWith(['next'])];
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    const { worker } = await gateway.generate(first);
    await gateway.generate(second);
    await gateway.generate(third, { subjectKey: OTHER });
    const { stopAttempt } = await import('@hyrox/contracts');
    await gateway.bus.askHolder(worker, stopAttempt, { turnId: second, attempt: 1 }, { timeoutMs: 1000 });
    expect((await gateway.end(second)).meta?.end).toMatchObject({ outcome: 'stopped' });
    await gateway.frame((frame) => frame.turnId === third && frame.meta?.status?.place === 1);
    held[0]?.response.end(frames.finish('stop') + frames.done);
    await gateway.end(third);
    expect(lab.provider.calls.map((call) => call.headers['x-client-request-id'])).toEqual([`${first}.1`, `${third}.1`]);
  });

  test('R07: with every line taken and the queue full all are told that it is unavailable and when to come back, and nothing is spent', async () => {
    const gateway = await open({ limits });
    lab.provider.steps = [hold([])];
    const taken = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of taken) await gateway.generate(id);
    for (const subjectKey of [OTHER, 'e'.repeat(32), 'd'.repeat(32)])
      await expect(gateway.generate(randomUUID(), { subjectKey })).rejects.toMatchObject({ code: 'unavailable', retryAfterS: 3 });
    expect(lab.worker.generations.live()).toHaveLength(3);
    expect(lab.provider.calls).toHaveLength(1);
    expect(lab.entries).toEqual([]);
  });
});
