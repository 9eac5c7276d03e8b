import { expect, test } from '@jest/globals';
import floors from './floors.json' with { type: 'json' };
import { judgeSuites } from './gate.ts';
import { runSuites, type SuiteResult } from './run-suites.ts';
import { cranfieldCollection, hyroxCollection } from './suites.ts';

const cranfieldDir = process.env['CRANFIELD_DIR'];

test('hybrid search keeps up with its better half and with what it reached before, on the judged questions', async () => {
  const results = await runSuites(await hyroxCollection());
  expect(judgeSuites(results, floors.hyrox)).toEqual([]);
  expect(emptyShare(results)).toBeGreaterThanOrEqual(floors.offTopicFindsNothing);
}, 300_000);

/** Cranfield is not in the repository: where its folder is not named, its gate says so and judges nothing. */
test(`Cranfield${cranfieldDir ? '' : ': not run, CRANFIELD_DIR is not set'}`, async () => {
  if (!cranfieldDir) return;
  expect(judgeSuites(await runSuites(await cranfieldCollection(cranfieldDir)), floors.cranfield)).toEqual([]);
}, 300_000);

const emptyShare = (results: readonly SuiteResult[]): number =>
  results.find(({ suite }) => suite === 'off-topic')?.foundNothing.hybrid ?? 0;
