import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { inferenceComplete, pingHolder, unwatchTurn } from '@hyrox/contracts';
import type http from 'node:http';
import { leaveWorker } from '../src/leave-worker.ts';
import { frames, openStream, refuseWith } from './scripted-provider.ts';
import { SUBJECT, until, WorkerLab } from './worker-lab.ts';

let lab: WorkerLab;
let turnId: string;
let response: http.ServerResponse;
beforeEach(async () => {
  lab = await WorkerLab.open({ firstTokenMs: 400, betweenTokensMs: 400 });
  turnId = randomUUID();
  lab.provider.steps = [
    (call) => (openStream(call.response), (response = call.response), void call.response.write(frames.text('Sled push '))),
  ];
});
afterEach(() => lab.close());

const end = () => void response.end(frames.text('low.') + frames.finish('stop') + frames.done);

describe('a second reader', () => {
  test('joins in the middle, gets what it has not seen, then the frames', async () => {
    const [first, second] = await Promise.all([lab.gateway(), lab.gateway()]);
    const { worker } = await first.generate(turnId, { carry: { sources: ['s1'] } });
    await first.frame((frame) => frame.text === 'Sled push ');
    expect(await second.watch(worker, turnId, 5)).toEqual({ state: 'here', at: 5, text: 'push ', carry: { sources: ['s1'] } });
    expect(await second.watch(worker, turnId, 0, 2)).toEqual({ state: 'gone' });
    end();
    await Promise.all([first.end(turnId), second.end(turnId)]);
    expect(second.text(turnId, 'Sled push ')).toBe('Sled push low.');
    expect(await second.watch(worker, turnId, 3)).toMatchObject({ state: 'here', text: 'd push low.', end: { outcome: 'done' } });
  });

  test('that leaves gets no further frames, and the answer goes on', async () => {
    const [first, second] = await Promise.all([lab.gateway(), lab.gateway()]);
    const { worker } = await first.generate(turnId);
    await first.frame((frame) => frame.text === 'Sled push ');
    await second.watch(worker, turnId, 10);
    await second.bus.askHolder(worker, unwatchTurn, { turnId, gateway: second.bus.holder }, { timeoutMs: 1000 });
    end();
    await first.end(turnId);
    expect(second.of(turnId)).toEqual([]);
  });

  test('whose gateway died is forgotten', async () => {
    const gateway = await lab.gateway();
    await gateway.generate(turnId, { gateway: 'gateway.nobody0' });
    const watchers = lab.worker.generations.get(turnId)?.log.watchers;
    await until(() => watchers?.size === 0);
    end();
    await until(() => lab.logging.finishes.length === 1);
    expect(lab.logging.finishes[0]?.text).toBe('Sled push low.');
  });

  test('of a frozen worker is told to wait until a renewal has answered', async () => {
    const gateway = await lab.gateway();
    const { worker } = await gateway.generate(turnId);
    await gateway.frame((frame) => frame.text === 'Sled push ');
    await until(() => lab.logging.renewals.length > 0);
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (answer = resolve));
    const { onRenew } = lab.logging;
    lab.logging.onRenew = (input) => (answer(), onRenew(input));
    const busy = performance.now() + 3100;
    while (performance.now() < busy);
    expect(lab.worker.fence.check()).toBe(false);
    response.write(frames.text('and '));
    await asked;
    await gateway.frame((frame) => frame.text.endsWith('and '));
    expect(await gateway.watch(worker, turnId, 0)).toMatchObject({ state: 'here', text: 'Sled push and ' });
    end();
    await gateway.end(turnId);
  });
});

describe('a worker', () => {
  test('whose bus went away says nothing meanwhile; who watches again gets the rest at once', async () => {
    const gateway = await lab.gateway();
    const { worker } = await gateway.generate(turnId);
    await gateway.frame((frame) => frame.text === 'Sled push ');
    const before = gateway.of(turnId).length;
    const back = Promise.all([lab.worker.bus, gateway.bus].map((bus) => new Promise<void>((heard) => bus.onReconnect(heard))));
    const restarted = lab.nats.restart();
    await until(() => !lab.worker.bus.connected);
    for (const token of ['a', 'b', 'c']) response.write(frames.text(token));
    end();
    await until(() => lab.worker.generations.get(turnId)?.log.state === 'finishing');
    expect(gateway.of(turnId)).toHaveLength(before);
    await restarted;
    await back;
    const watched = await gateway.watch(worker, turnId, 10);
    expect(watched).toMatchObject({ state: 'here', at: 10, text: 'abclow.' });
    await gateway.end(turnId);
    expect(gateway.of(turnId).at(-1)).toMatchObject({ at: 17, text: '' });
  });

  test('ends an answer that falls silent, with what it has', async () => {
    const gateway = await lab.gateway();
    await gateway.generate(turnId);
    expect((await gateway.end(turnId)).meta?.end).toMatchObject({ outcome: 'failed', finish: 'error' });
    expect(lab.logging.finishes[0]?.text).toBe('Sled push ');
  });

  test('gives up when no first token comes', async () => {
    const gateway = await lab.gateway();
    lab.provider.steps = [(call) => (openStream(call.response), void call.response.write(frames.role))];
    await gateway.generate(turnId);
    expect((await gateway.end(turnId)).meta?.end).toMatchObject({ outcome: 'failed', reason: 'the model did not answer in time' });
    expect(lab.provider.calls).toHaveLength(1);
  });

  test('answers a ping, by its own id only', async () => {
    const gateway = await lab.gateway();
    expect(await gateway.bus.askHolder(lab.worker.bus.holder, pingHolder, {}, { timeoutMs: 1000 })).toEqual({});
    await expect(gateway.bus.askHolder('inference.another0', pingHolder, {}, { timeoutMs: 1000 })).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  test('that leaves takes nothing new and lets the running answer end', async () => {
    const gateway = await lab.gateway();
    await gateway.generate(turnId);
    await gateway.frame((frame) => frame.text === 'Sled push ');
    const left = leaveWorker(lab.worker, { drained: () => Promise.resolve(true) }, 25_000);
    await expect(gateway.generate(randomUUID())).rejects.toMatchObject({ code: 'unavailable' });
    end();
    expect((await gateway.end(turnId)).meta?.end).toMatchObject({ outcome: 'done' });
    await left;
  });
});

describe('a call without a stream', () => {
  const ask = {
    requestId: 'r1',
    subjectKey: SUBJECT,
    purpose: 'test',
    messages: [{ role: 'user' as const, content: 'hi' }],
    maxTokens: 10,
    temperature: 0,
  };

  test('answers with what it cost, in JSON mode when asked', async () => {
    const gateway = await lab.gateway();
    lab.provider.steps = [
      (call) => {
        const choices = [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: '{"a":1}' } }];
        const body = {
          id: 'c',
          object: 'chat.completion',
          created: 1,
          model: 'm',
          choices,
          usage: { prompt_tokens: 41, completion_tokens: 2, total_tokens: 43 },
        };
        call.response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      },
    ];
    const jsonSchema = { name: 'plan', schema: { type: 'object' } };
    const answer = await gateway.bus.ask(inferenceComplete, { ...ask, jsonSchema }, { timeoutMs: 3000 });
    expect(answer).toEqual({
      text: '{"a":1}',
      finish: 'stop',
      model: 'first/model',
      tokensIn: 41,
      tokensOut: 2,
      costNanoUsd: 41 * 130 + 2 * 400,
    });
    expect(lab.provider.calls[0]?.body['response_format']).toEqual({ type: 'json_schema', json_schema: jsonSchema });
    expect(lab.entries).toEqual([
      expect.objectContaining({ request_id: expect.stringMatching(/^r1\.[0-9a-f]{8}$/), cause: 'complete', exact: true }),
    ]);
  });

  test('is asked once; a refusal keeps its code', async () => {
    const gateway = await lab.gateway();
    lab.provider.steps = [refuseWith(429, 'slow down', { 'retry-after': '7' })];
    await expect(gateway.bus.ask(inferenceComplete, ask, { timeoutMs: 3000 })).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfterS: 7,
    });
    expect(lab.provider.calls).toHaveLength(1);
    lab.provider.steps = [refuseWith(404, 'gone')];
    await expect(gateway.bus.ask(inferenceComplete, ask, { timeoutMs: 3000 })).rejects.toMatchObject({ code: 'unavailable' });
    expect(lab.provider.calls.map((call) => call.body['model'])).toEqual(['first/model', 'first/model', 'second/model']);
  });
});
