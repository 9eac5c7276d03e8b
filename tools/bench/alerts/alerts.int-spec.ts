import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { RARE, waitForMetrics } from './exposed-metrics.ts';
import { profilesUnreadable } from './faults/data-faults.ts';
import { modelFails } from './faults/model-faults.ts';
import { exportFrozen } from './faults/process-faults.ts';
import { openGround, type Ground } from './ground.ts';
import { BENCH_ENV } from './phases.ts';
import { playFaults, waitForQuiet } from './play-faults.ts';

/** The short form of `npm run bench -- alerts`: a provider, a database and a process that fail at once, seen by the real Prometheus. */
let ground: Ground;
beforeAll(async () => {
  ground = await openGround({ env: BENCH_ENV });
}, 180_000);
afterAll(() => ground?.close(), 60_000);

test('after some turns every metric that a rule or a dashboard names is exposed, but for those of rare events', async () => {
  expect(await waitForMetrics(ground.stack.urls.metrics, { but: RARE, withinMs: 30_000 })).toEqual([]);
}, 40_000);

test('six alerts fire over what is broken and clear when it is mended, and none is there before', async () => {
  // A scrape that a busy machine answers too late is an alert of a second: it is waited out, anything else stays and is named.
  expect(await waitForQuiet(ground)).toEqual([]);
  const { sightings } = await playFaults([modelFails, profilesUnreadable, exportFrozen], ground);
  const lines = sightings.map(
    ({ alert, firedAfterS, clearedAfterS }) => `${alert} fired after ${firedAfterS} s, cleared after ${clearedAfterS} s`,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
  expect(sightings.map(({ alert }) => alert).sort()).toEqual(
    ['AnswersRefused', 'CircuitOpen', 'ProviderFailing', 'RequestsFailing', 'ServiceDown', 'TurnsFailing'].sort(),
  );
  expect(sightings.filter(({ firedAfterS, clearedAfterS }) => firedAfterS === null || clearedAfterS === null)).toEqual([]);
}, 320_000);
