import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startCoach, type CoachStack } from '../../local/test/coach-stack.ts';
import { rateChecks } from '../coach/report/check-rates.ts';
import { compareRuns } from '../coach/report/compare-runs.ts';
import { readBaseline, OFFLINE_BASELINE } from '../coach/run-coach.ts';
import { runScenarios } from '../coach/run-scenarios.ts';
import { loadScenarios } from '../coach/scenario/load-scenarios.ts';
import { runSmoke, type AskedCoach } from '../smoke/run-smoke.ts';

let coach: CoachStack;
let asked: AskedCoach;

beforeAll(async () => {
  coach = await startCoach();
  const { urls, keys } = coach.stack;
  asked = { gatewayUrl: urls.gateway, supabaseUrl: urls.supabase, nebiusUrl: urls.nebius, keys };
}, 180_000);
afterAll(() => coach?.close(), 60_000);

test("the hand-off's smoke test passes through the public API, also with a model that does whatever it is told", async () => {
  const failed: string[] = [];
  const results = await runSmoke(asked, ({ id, mode, findings }) => {
    for (const finding of findings) if (!finding.pass) failed.push(`${id} (${mode}): ${finding.kind}: ${finding.evidence}`);
  });
  expect(failed).toEqual([]);
  expect(results).toHaveLength(4);
}, 60_000);

test('every pipeline check of every scenario passes against the offline model, and none that passed before is lost', async () => {
  const scenarios = loadScenarios();
  const noJudge = () => Promise.resolve(null);
  const samples = await runScenarios(asked, scenarios, { samples: 1, parallel: 4, judge: noJudge, tell: () => undefined });
  const rates = rateChecks(samples.flatMap(({ results }) => results));
  const pipeline = rates.filter(({ scope }) => scope === 'pipeline');
  const modes = (kept: (of: { modes: string[] }) => boolean) => scenarios.filter(kept).length;
  expect(samples).toHaveLength(scenarios.length + modes((of) => of.modes.includes('gullible')));
  expect(
    pipeline.filter(({ decided, passed }) => decided === 0 || passed < decided).map(({ key, evidence }) => `${key}: ${evidence}`),
  ).toEqual([]);
  expect(rates.filter(({ scope, decided }) => scope === 'model' && decided > 0)).toEqual([]);
  const { decided } = compareRuns(rates, readBaseline(OFFLINE_BASELINE), 1);
  expect([decided.broken, decided.gone]).toEqual([[], []]);
}, 120_000);
