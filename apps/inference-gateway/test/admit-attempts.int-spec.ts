import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { stopAttempt } from '@hyrox/contracts';
import type { Spending } from '../src/budget/budget.ts';
import { BudgetSpent } from '../src/budget/budget-spent.ts';
import type { AnsweredTurn } from '../src/shadow/shadow-runs.ts';
import { answerWith, frames, openStream, refuseWith } from './scripted-provider.ts';
import { until, WorkerLab } from './worker-lab.ts';

let lab: WorkerLab;
beforeEach(async () => {
  lab = await WorkerLab.open();
});
afterEach(() => lab.close());

/** A budget that allows everything and writes down what it was asked and what came back, beside the rows. */
function watchedBudget() {
  const asked: Spending[] = [];
  const happened: string[] = [];
  const { ledger } = lab.worker;
  lab.worker.ledger = {
    record: (call, status) => {
      happened.push(`row ${status}`);
      ledger.record(call, status);
    },
  };
  lab.worker.budget = {
    admit: (spending) => {
      asked.push(spending);
      return Promise.resolve({ release: () => void happened.push('released') });
    },
  };
  return { asked, happened };
}

describe('a turn', () => {
  test('that no budget is left for ends at once, says which one and when it is back, and asks nobody', async () => {
    lab.worker.budget = { admit: () => Promise.reject(new BudgetSpent('day', 5000)) };
    const gateway = await lab.gateway();
    const turnId = randomUUID();
    await gateway.generate(turnId);
    const { meta } = await gateway.end(turnId);
    expect(meta?.end).toMatchObject({ outcome: 'failed', finish: 'error', reason: 'budget_day', retryAfterS: 5000 });
    expect([lab.provider.calls.length, lab.entries.length]).toEqual([0, 0]);
  });

  test('holds its worst case while it runs, and gives it back after its row', async () => {
    const { asked, happened } = watchedBudget();
    lab.provider.steps = [answerWith(['Sled ', 'low.'], { usage: [20, 3] })];
    const gateway = await lab.gateway();
    const turnId = randomUUID();
    await gateway.generate(turnId, { promptTokens: 50, maxTokens: 100 });
    await gateway.end(turnId);
    await until(() => happened.length === 2);
    expect(happened).toEqual(['row done', 'released']);
    expect(asked).toEqual([expect.objectContaining({ holdId: `${turnId}.1`, cause: 'turn', worstNanoUsd: 50 * 130 + 100 * 400 })]);
    expect(asked[0]?.lost).toMatchObject({ request_id: `${turnId}.1`, status: 'lost', cost_nano_usd: 50 * 130 });
  });

  test('that is stopped gives it back after its row too', async () => {
    const { happened } = watchedBudget();
    lab.provider.steps = [
      ({ response }) => {
        openStream(response);
        response.write(frames.role + frames.text('Sled '));
      },
    ];
    const gateway = await lab.gateway();
    const turnId = randomUUID();
    const { worker } = await gateway.generate(turnId);
    await gateway.frame((frame) => frame.text === 'Sled ');
    await gateway.bus.askHolder(worker, stopAttempt, { turnId, attempt: 1 }, { timeoutMs: 1000 });
    await gateway.end(turnId);
    await until(() => happened.length === 2);
    expect(happened).toEqual(['row stopped', 'released']);
    expect(lab.entries).toEqual([
      expect.objectContaining({ exact: false, least_nano_usd: expect.any(Number), most_nano_usd: expect.any(Number) }),
    ]);
  });

  test('that is stopped before its answer began may be charged, and is a row', async () => {
    const gateway = await lab.gateway();
    const asked = new Promise<void>((asking) => (lab.provider.steps = [() => asking()]));
    const turnId = randomUUID();
    const { worker } = await gateway.generate(turnId, { promptTokens: 50, maxTokens: 100 });
    await asked;
    await gateway.bus.askHolder(worker, stopAttempt, { turnId, attempt: 1 }, { timeoutMs: 1000 });
    await gateway.end(turnId);
    await until(() => lab.entries.length === 1);
    expect(lab.entries[0]).toMatchObject({
      exact: false,
      cost_nano_usd: 6500,
      least_nano_usd: 0,
      most_nano_usd: 46_500,
      status: 'stopped',
    });
  });

  test('that was answered goes to the shadow model, one that failed does not', async () => {
    const shadowed: AnsweredTurn[] = [];
    lab.worker.shadow = { after: (turn) => void shadowed.push(turn), stop: () => Promise.resolve() };
    lab.provider.steps = [answerWith(['Low.'], { usage: [20, 3] }), refuseWith(422, 'no')];
    const gateway = await lab.gateway();
    const [good, bad] = [randomUUID(), randomUUID()];
    await gateway.generate(good);
    await gateway.end(good);
    await until(() => shadowed.length === 1);
    await gateway.generate(bad);
    await gateway.end(bad);
    expect(shadowed).toEqual([expect.objectContaining({ model: 'first/model', tokensOut: 3, finish: 'stop' })]);
  });

  test('tells the routes which model was not served', async () => {
    const gone: string[] = [];
    lab.worker.routes = { ...lab.worker.routes, gone: (modelId) => gone.push(modelId) };
    lab.provider.steps = [refuseWith(404, 'The model does not exist.'), answerWith(['Low.'])];
    const gateway = await lab.gateway();
    const turnId = randomUUID();
    await gateway.generate(turnId);
    expect((await gateway.end(turnId)).meta?.end).toMatchObject({ outcome: 'done', model: 'second/model' });
    expect(gone).toEqual(['first/model']);
  });
});
