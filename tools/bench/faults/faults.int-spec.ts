import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkEvents } from './check-events.ts';
import { openStage, type OpenStage } from './open-stage.ts';
import { SCENARIOS } from './scenarios.ts';

/** One round of everything that `npm run bench -- faults` plays twenty times, on one stack with a second worker. */
let stage: OpenStage;
const turnIds: string[] = [];
const started: string[] = [];
let broken = 0;

beforeAll(async () => {
  stage = await openStage(SCENARIOS, { replicas: 1, log: (line) => started.push(line) });
}, 180_000);
afterAll(() => stage.close({ keepLogs: broken > 0 }), 60_000);

describe('three answers on two devices each, in the middle of everything', () => {
  test.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
    '%s: what is shown is what is stored is what the provider said',
    async (_, scenario) => {
      const { turns, bad } = await scenario.play(stage);
      turnIds.push(...turns.map(({ turnId }) => turnId));
      broken += bad.length;
      expect(turns.length).toBeGreaterThan(0);
      expect(bad).toEqual([]);
    },
    90_000,
  );

  test('afterwards each of these turns has one answer and one event, sent once and taken once', async () => {
    const bad = await checkEvents(turnIds, stage.stack);
    broken += bad.size;
    expect(turnIds.length).toBeGreaterThanOrEqual(SCENARIOS.length);
    expect(Object.fromEntries(bad)).toEqual({});
  }, 90_000);
});
