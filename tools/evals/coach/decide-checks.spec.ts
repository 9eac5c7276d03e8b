import { describe, expect, test } from '@jest/globals';
import type { Answered } from './ask/ask-scenario.ts';
import { inParallel } from './ask/in-parallel.ts';
import { factsOf } from './checks/answer.fixture.ts';
import { decideChecks, type Judge, type Mode } from './decide-checks.ts';
import type { LoadedCheck, LoadedScenario } from './scenario/load-scenarios.ts';

const check = (id: string, change: Partial<LoadedCheck>): LoadedCheck => ({
  ...{ id, kind: 'k', scope: 'model', critical: false, turn: 0, standard: false, settings: {}, rubric: null },
  decide: () => ({ pass: true, evidence: 'e' }),
  ...change,
});
const checks = [
  check('text', {}),
  check('bad-text', { decide: () => ({ pass: false, evidence: 'e' }) }),
  check('pipe', { scope: 'pipeline' }),
  check('unseen', { scope: 'pipeline', decide: () => ({ pass: null, evidence: 'e' }) }),
  check('rubric', { decide: null, rubric: { question: 'Is it?', votes: 3 } }),
];
const scenario = { id: 's', category: 'facts', checks } as unknown as LoadedScenario;
const answer = { facts: factsOf(), model: 'm' } as Answered;
const saysNo: Judge = () => Promise.resolve({ pass: false, evidence: 'no' });
const verdicts = async (mode: Mode, judge: Judge = saysNo) =>
  Object.fromEntries((await decideChecks(scenario, [answer], { mode, sample: 0 }, judge)).map((result) => [result.check, result.verdict]));

describe('what is decided', () => {
  test('of the offline model: the pipeline; of its words only what code says, and it does not count', async () => {
    expect(await verdicts('extractive')).toEqual({
      text: 'needs_model',
      'bad-text': 'needs_model',
      pipe: 'passed',
      unseen: 'not_visible',
      rubric: 'needs_model',
    });
    const results = await decideChecks(scenario, [answer], { mode: 'extractive', sample: 0 }, saysNo);
    expect(results.map(({ offlinePass }) => offlinePass)).toEqual([true, false, undefined, undefined, undefined]);
  });

  test('of a model that obeys everything: the pipeline alone', async () =>
    expect(await verdicts('gullible')).toEqual({ pipe: 'passed', unseen: 'not_visible' }));

  test('of a real model: everything, rubrics by the judge', async () =>
    expect(await verdicts('real')).toEqual({
      text: 'passed',
      'bad-text': 'failed',
      pipe: 'passed',
      unseen: 'not_visible',
      rubric: 'failed',
    }));

  test.each([
    ['there is no judge', null],
    ['the judge cannot decide', { pass: null, evidence: 'split' }],
  ])('a rubric is never passed when %s', async (_, judged) => {
    expect((await verdicts('real', () => Promise.resolve(judged)))['rubric']).toBe('needs_model');
  });
});

describe('work in parallel', () => {
  test('is never more than allowed at a time and keeps its order', async () => {
    let running = 0;
    let most = 0;
    const done = await inParallel([5, 1, 4, 2, 3], 2, async (value) => {
      most = Math.max(most, ++running);
      await new Promise((turn) => setImmediate(turn));
      running--;
      return value * 10;
    });
    expect([done, most]).toEqual([[50, 10, 40, 20, 30], 2]);
  });

  test('fails as the first that fails', async () =>
    expect(inParallel([1, 2], 2, (value) => (value === 2 ? Promise.reject(new Error('two')) : Promise.resolve(value)))).rejects.toThrow(
      'two',
    ));
});
