import { TURN_LIMITS } from '@hyrox/contracts';
import { askSameTurn } from './ask-same-turn.ts';
import { type Disturbance, disturbTurns, freeze, killNine } from './disturb-turns.ts';
import { dropDevices } from './drop-devices.ts';
import { lookAtStranger } from './look-at-stranger.ts';
import { raceStop } from './race-stop.ts';
import type { Scenario } from './scenario.ts';

/** The bar for a process that is the only one of its kind and must restart. */
const ONLY_ONE = { silenceMs: 3_000, words: '< 3 s' };
const WITH_LEASE = { silenceMs: TURN_LIMITS.leaseMs + 1_000, words: 'lease + 1 s' };
const COMMIT_WITHIN = { silenceMs: 6_000, words: 'commit < 6 s' };

const disturbed = (name: string, process: string, disturb: Disturbance, target: NonNullable<Scenario['target']>): Scenario => ({
  name,
  target,
  needsSecondWorker: disturb === freeze,
  play: (stage) => disturbTurns(process, disturb, stage),
});

const plain = (name: string, play: Scenario['play']): Scenario => ({ name, needsSecondWorker: false, play });

/** Everything that is done to the product, by name. */
export const SCENARIOS: readonly Scenario[] = [
  disturbed('kill-gateway', 'gateway', killNine, ONLY_ONE),
  disturbed('kill-worker', 'inference-gateway', killNine, ONLY_ONE),
  disturbed('kill-logging', 'logging', killNine, ONLY_ONE),
  disturbed('kill-nats', 'nats', killNine, ONLY_ONE),
  disturbed('kill-database', 'database', killNine, COMMIT_WITHIN),
  disturbed('freeze-worker', 'inference-gateway', freeze, WITH_LEASE),
  plain('same-turn-x10', askSameTurn),
  plain('stop-races-end', raceStop),
  plain('devices-drop', dropDevices),
  plain('strangers', lookAtStranger),
];
