import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkEvents } from './check-events.ts';
import { FLEET_SCENARIOS } from './fleet-scenarios.ts';
import { openStage, type OpenStage } from './open-stage.ts';

/** One round of `npm run bench -- faults --fleet`. */
let stage: OpenStage;
const turnIds: string[] = [];
let broken = 0;

beforeAll(async () => {
  stage = await openStage(FLEET_SCENARIOS, { replicas: 2, fleet: true, log: () => undefined });
}, 180_000);
afterAll(() => stage.close({ keepLogs: broken > 0 }), 60_000);

describe('two of everything behind a plain proxy and three NATS nodes, three answers on two devices each', () => {
  test.each(FLEET_SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
    '%s: no turn fails, no frame is lost',
    async (_, scenario) => {
      const { turns, bad } = await scenario.play(stage);
      turnIds.push(...turns.map(({ turnId }) => turnId));
      broken += bad.length;
      expect(turns).toHaveLength(3);
      expect(bad).toEqual([]);
    },
    90_000,
  );

  test('afterwards each of these turns has one answer and one event, sent once and taken once', async () => {
    const bad = await checkEvents(turnIds, stage.stack);
    broken += bad.size;
    expect(turnIds).toHaveLength(3 * FLEET_SCENARIOS.length);
    expect(Object.fromEntries(bad)).toEqual({});
  }, 90_000);
});
