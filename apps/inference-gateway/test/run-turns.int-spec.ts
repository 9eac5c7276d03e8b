import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { liveModel } from '@hyrox/contracts';
import { answerWith, frames, openStream, refuseWith, type ProviderCall } from './scripted-provider.ts';
import { away } from './recorded-logging.ts';
import { SUBJECT, until, WorkerLab } from './worker-lab.ts';

let lab: WorkerLab;
let turnId: string;
beforeEach(async () => {
  lab = await WorkerLab.open();
  turnId = randomUUID();
});
afterEach(() => lab.close());

const words = Array.from({ length: 400 }, (_, i) => (i % 7 ? ` word${i}` : ' Schlittenläufer 🛷'));

test('whoever builds prompts is told what answers first', async () => {
  const asking = await lab.bus('gateway');
  expect(await asking.ask(liveModel, { subjectKey: SUBJECT }, { timeoutMs: 2_000 })).toEqual({
    modelId: 'first/model',
    fineTuned: false,
    examplesInPrompt: true,
    contextTokens: 1000,
  });
});

describe('a turn', () => {
  test('is acknowledged, streamed in contiguous frames, committed once and only then ended, with the end of the commit', async () => {
    const gateway = await lab.gateway();
    let endWasTold: boolean | undefined;
    lab.logging.onFinish = async ({ end }) => {
      await gateway.frame((frame) => frame.turnId === turnId && frame.at + frame.text.length === words.join('').length);
      endWasTold = gateway.of(turnId).some((frame) => frame.meta?.end);
      return { end: { ...end, notices: [{ code: 'n', severity: 'info', text: 'from the commit' }], messageId: randomUUID() } };
    };
    lab.provider.steps = [answerWith(words, { usage: [3448, 400] })];
    const { worker } = await gateway.generate(turnId, { carry: { stages: { accept: 4, retrieval: 9 }, promptVersion: 'p1' } });
    expect(worker).toBe(lab.worker.bus.holder);
    const { meta, at } = await gateway.end(turnId);

    const text = words.join('');
    expect(gateway.text(turnId)).toBe(text);
    expect(at).toBe(text.length);
    expect(endWasTold).toBe(false);
    expect(lab.logging.finishes).toHaveLength(1);
    expect(lab.logging.finishes[0]).toMatchObject({ turnId, attempt: 1, worker, text, carry: { promptVersion: 'p1' } });
    expect(meta?.end).toMatchObject({
      outcome: 'done',
      finish: 'stop',
      model: 'first/model',
      tokensIn: 3448,
      tokensOut: 400,
      costNanoUsd: 3448 * 130 + 400 * 400,
    });
    expect(meta?.end?.notices).toEqual([{ code: 'n', severity: 'info', text: 'from the commit' }]);
    expect(Object.keys(meta?.end?.stages ?? {})).toEqual(['accept', 'retrieval', 'first_token', 'generation']);
    expect(lab.provider.calls[0]).toMatchObject({
      headers: { 'x-client-request-id': `${turnId}.1`, authorization: 'Bearer key' },
      body: { model: 'first/model', stream: true, stream_options: { include_usage: true }, user: SUBJECT, max_tokens: 100 },
    });
    expect(lab.entries).toEqual([
      expect.objectContaining({ request_id: `${turnId}.1`, cause: 'turn', exact: true, status: 'done', tokens_in: 3448 }),
    ]);
  });

  test('keeps its provider connection for the next one', async () => {
    const gateway = await lab.gateway();
    lab.provider.steps = [answerWith(['one'])];
    for (let i = 0; i < 5; i++) {
      const id = randomUUID();
      await gateway.generate(id);
      await gateway.end(id);
    }
    expect(lab.provider.calls).toHaveLength(5);
    expect(lab.provider.connections.size).toBe(1);
  });

  test('is acknowledged a second time without a second call, and an older attempt never replaces a newer one', async () => {
    const gateway = await lab.gateway();
    lab.provider.steps = [answerWith(['one'])];
    await gateway.generate(turnId, { attempt: 2 });
    await gateway.generate(turnId, { attempt: 2 });
    await gateway.generate(turnId, { attempt: 1 });
    await gateway.end(turnId);
    expect(lab.provider.calls.map((call) => call.headers['x-client-request-id'])).toEqual([`${turnId}.2`]);
    expect(lab.entries).toEqual([expect.objectContaining({ cause: 'retry', attempt: 2, exact: false })]);
  });

  test('commits again until somebody answers; the end waits', async () => {
    const gateway = await lab.gateway();
    const { onFinish } = lab.logging;
    lab.logging.onFinish = (input) => (lab.logging.finishes.length < 3 ? away() : onFinish(input));
    lab.provider.steps = [answerWith(['one'])];
    await gateway.generate(turnId);
    await gateway.end(turnId);
    expect(lab.logging.finishes).toHaveLength(3);
    expect(new Set(lab.logging.finishes.map((finish) => finish.text))).toEqual(new Set(['one']));
  });

  test('that was fenced at the commit ends without a word', async () => {
    const gateway = await lab.gateway();
    lab.logging.onFinish = () => ({ fenced: true });
    lab.provider.steps = [answerWith(['one'])];
    const { worker } = await gateway.generate(turnId);
    await until(() => lab.entries.length === 1);
    expect(lab.entries[0]).toMatchObject({ status: 'fenced' });
    expect(await gateway.watch(worker, turnId, 0)).toEqual({ state: 'gone' });
    expect(gateway.of(turnId).some((frame) => frame.meta?.end)).toBe(false);
  });

  test('that a renewal no longer names is cut at the provider and forgotten', async () => {
    const gateway = await lab.gateway();
    lab.logging.onRenew = () => ({ held: [], stop: [] });
    lab.provider.steps = [({ response }) => (openStream(response), void response.write(frames.text('zombie')))];
    const { worker } = await gateway.generate(turnId);
    await until(() => lab.entries.length === 1);
    await lab.provider.calls[0]?.gone;
    expect(lab.entries[0]).toMatchObject({ status: 'lost', exact: false });
    expect(lab.logging.renewals[0]).toEqual({ worker, turns: [{ turnId, attempt: 1 }] });
    expect(await gateway.watch(worker, turnId, 0)).toEqual({ state: 'gone' });
    expect(lab.logging.finishes).toEqual([]);
  });

  test('that is stopped keeps its text, directly and through the stop list of a renewal', async () => {
    const gateway = await lab.gateway();
    lab.provider.steps = [({ response }) => (openStream(response), void response.write(frames.text('half an ans')))];
    const { worker } = await gateway.generate(turnId);
    await gateway.frame((frame) => frame.text === 'half an ans');
    const { stopAttempt } = await import('@hyrox/contracts');
    expect(await gateway.bus.askHolder(worker, stopAttempt, { turnId, attempt: 1 }, { timeoutMs: 1000 })).toEqual({ known: true });
    expect((await gateway.end(turnId)).meta?.end).toMatchObject({ outcome: 'stopped', finish: 'stopped' });
    await lab.provider.calls[0]?.gone;

    const second = randomUUID();
    lab.logging.onRenew = ({ turns }) => ({ held: turns.map((turn) => turn.turnId), stop: turns.map((turn) => turn.turnId) });
    await gateway.generate(second);
    expect((await gateway.end(second)).meta?.end).toMatchObject({ outcome: 'stopped' });
    expect(lab.logging.finishes.map((finish) => finish.end.finish)).toEqual(['stopped', 'stopped']);
  });

  test('that a guard catches shows nothing of the sentence and ends with the fallback', async () => {
    const gateway = await lab.gateway();
    let call: ProviderCall | undefined;
    lab.provider.steps = [
      (taken) => {
        call = taken;
        openStream(taken.response);
        for (const token of ['Rest ', 'first. ', 'Then take ', '400', ' mg. ', 'And more']) taken.response.write(frames.text(token));
      },
    ];
    await gateway.generate(turnId, { guard: { patterns: ['take \\d+ mg'], fallbackText: 'Please ask your doctor.' } });
    expect((await gateway.end(turnId)).meta?.end).toMatchObject({ outcome: 'done', finish: 'guard' });
    expect(gateway.text(turnId)).toBe('Rest first. \n\nPlease ask your doctor.');
    await call?.gone;
  });
});

describe('the provider', () => {
  test('cold: says warming at once, and the answer comes all the same', async () => {
    const gateway = await lab.gateway();
    lab.provider.steps = [refuseWith(503, 'loading'), answerWith(['warm'], { usage: [10, 2] })];
    await gateway.generate(turnId);
    const cold = await gateway.frame((frame) => frame.meta?.status !== undefined);
    expect(cold).toMatchObject({ at: 0, text: '', meta: { status: { state: 'warming', usualMs: 8000 } } });
    expect((await gateway.end(turnId)).meta?.end).toMatchObject({ outcome: 'done', tokensOut: 2 });
    expect(gateway.text(turnId)).toBe('warm');
  });

  test('without a first token for two seconds: says warming', async () => {
    const gateway = await lab.gateway();
    lab.provider.steps = [
      ({ response }) => (openStream(response), void response.write(frames.role), setTimeout(() => answerRest(response), 2300)),
    ];
    await gateway.generate(turnId);
    const waiting = await gateway.frame((frame) => frame.turnId === turnId);
    expect(waiting.meta?.status).toEqual({ state: 'warming', usualMs: 8000 });
    expect((await gateway.end(turnId)).meta?.end).toMatchObject({ outcome: 'done' });
  });

  test('limiting: waits as long as it says, and what follows is no second payment', async () => {
    const gateway = await lab.gateway();
    lab.provider.steps = [refuseWith(429, 'slow down', { 'retry-after': '0.2' }), answerWith(['ok'])];
    await gateway.generate(turnId);
    expect((await gateway.frame((frame) => frame.meta?.status !== undefined)).meta?.status).toMatchObject({ state: 'retrying' });
    expect((await gateway.end(turnId)).meta?.end).toMatchObject({ outcome: 'done' });
    expect(lab.entries).toEqual([expect.objectContaining({ cause: 'turn', status: 'done' })]);
  });

  test('failing a few times before the first token: asked again unseen but for a status, and what may have been charged is written', async () => {
    const gateway = await lab.gateway();
    const cutAtOnce = ({ response }: ProviderCall) => (response.writeHead(500).flushHeaders(), void response.destroy());
    lab.provider.steps = [refuseWith(500, 'oops'), refuseWith(502, 'oops'), cutAtOnce, answerWith(['ok'], { usage: [10, 2] })];
    await gateway.generate(turnId);
    expect((await gateway.end(turnId)).meta?.end).toMatchObject({ outcome: 'done', costNanoUsd: 10 * 130 + 2 * 400 });
    expect(
      gateway
        .of(turnId)
        .filter((frame) => frame.meta?.status)
        .map((frame) => frame.meta?.status?.state),
    ).toEqual(Array(3).fill('retrying'));
    expect(lab.provider.calls.map((call) => call.headers['x-client-request-id'])).toEqual(
      ['', '.2', '.3', '.4'].map((no) => `${turnId}.1${no}`),
    );
    // The call that was cut may have been read: its row says that it cost nothing at least.
    expect(lab.entries).toEqual([
      expect.objectContaining({ request_id: `${turnId}.1.3`, cause: 'turn', status: 'cut', exact: false, least_nano_usd: 0 }),
      expect.objectContaining({ request_id: `${turnId}.1.4`, cause: 'retry', status: 'done', exact: true }),
    ]);
  });

  test('that no longer serves the model: the next one of the route answers, and is what is paid', async () => {
    const gateway = await lab.gateway();
    lab.provider.steps = [refuseWith(404, 'The model `first/model` does not exist.'), answerWith(['ok'], { usage: [5, 1] })];
    await gateway.generate(turnId);
    expect((await gateway.end(turnId)).meta?.end).toMatchObject({ outcome: 'done', model: 'second/model' });
    expect(lab.provider.calls.map((call) => call.body['model'])).toEqual(['first/model', 'second/model']);
    expect(lab.entries).toEqual([expect.objectContaining({ model: 'second/model' })]);
  });

  test('cutting the answer: the attempt is handed back to begin again, and what was paid is recorded', async () => {
    const gateway = await lab.gateway();
    lab.logging.onRelease = () => ({ released: true });
    lab.provider.steps = [
      ({ response }) => (openStream(response), response.write(frames.text('half')), setTimeout(() => response.destroy(), 20)),
    ];
    const { worker } = await gateway.generate(turnId);
    await until(() => lab.entries.length > 0);
    expect(lab.logging.releases).toEqual([{ turnId, attempt: 1, worker }]);
    expect(lab.entries).toEqual([expect.objectContaining({ request_id: `${turnId}.1`, status: 'released', exact: false })]);
    expect(lab.logging.finishes).toEqual([]);
    expect(await gateway.watch(worker, turnId, 0)).toEqual({ state: 'gone' });
    expect(gateway.of(turnId).at(-1)?.meta).toEqual({ status: { state: 'retrying', reason: 'the answer broke off' } });
  });

  test('cutting the answer of a turn that may not begin again: failed, the partial text kept', async () => {
    const gateway = await lab.gateway();
    lab.provider.steps = [
      ({ response }) => (openStream(response), response.write(frames.text('half')), setTimeout(() => response.destroy(), 20)),
    ];
    await gateway.generate(turnId);
    expect((await gateway.end(turnId)).meta?.end).toMatchObject({ outcome: 'failed', finish: 'error', reason: 'the answer was cut off' });
    expect(lab.logging.finishes[0]?.text).toBe('half');
    expect(lab.provider.calls).toHaveLength(1);
  });

  test('ending without a finish reason is a cut too; ending at the length limit is told', async () => {
    const gateway = await lab.gateway();
    lab.provider.steps = [
      ({ response }) => (openStream(response), void response.end(frames.text('half') + frames.done)),
      answerWith(['long'], { finish: 'length' }),
    ];
    await gateway.generate(turnId);
    expect((await gateway.end(turnId)).meta?.end).toMatchObject({ outcome: 'failed' });
    const second = randomUUID();
    await gateway.generate(second);
    expect((await gateway.end(second)).meta?.end).toMatchObject({ outcome: 'done', finish: 'length' });
  });

  test('sending an error in the stream: failed after text, tried again before', async () => {
    const gateway = await lab.gateway();
    const error = 'data: {"error":{"message":"overloaded","code":500}}\n\n';
    lab.provider.steps = [
      ({ response }) => (openStream(response), void response.end(error)),
      ({ response }) => (openStream(response), void response.end(frames.text('some') + error)),
    ];
    await gateway.generate(turnId);
    expect((await gateway.end(turnId)).meta?.end).toMatchObject({ outcome: 'failed' });
    expect(gateway.text(turnId)).toBe('some');
    expect(lab.provider.calls).toHaveLength(2);
  });

  test('cutting characters, CR and LF apart: the text is whole', async () => {
    const gateway = await lab.gateway();
    const body = Buffer.from(
      (frames.role + ': ping\n\n' + frames.text('Läuft 🏋️‍♀️ 中') + frames.text('"\\\n') + frames.finish('stop') + frames.done).replaceAll(
        '\n',
        '\r\n',
      ),
    );
    lab.provider.steps = [
      ({ response }) => {
        openStream(response);
        let at = 0;
        const drip = () => {
          if (at >= body.length) return void response.end();
          response.write(body.subarray(at, ++at));
          setImmediate(drip);
        };
        drip();
      },
    ];
    await gateway.generate(turnId);
    await gateway.end(turnId);
    expect(gateway.text(turnId)).toBe('Läuft 🏋️‍♀️ 中"\\\n');
  });

  test('closing kept-alive connections under us: the call goes through on a new one', async () => {
    const gateway = await lab.gateway();
    lab.provider.steps = [answerWith(['one']), ({ response }) => void response.socket?.destroy(), answerWith(['two'])];
    await gateway.generate(turnId);
    await gateway.end(turnId);
    const second = randomUUID();
    await gateway.generate(second);
    expect((await gateway.end(second)).meta?.end).toMatchObject({ outcome: 'done' });
    expect(gateway.text(second)).toBe('two');
    expect(gateway.of(second).some((frame) => frame.meta?.status)).toBe(false);
  });
});

function answerRest(response: ProviderCall['response']): void {
  response.end(frames.text('late') + frames.finish('stop') + frames.done);
}
