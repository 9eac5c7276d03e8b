import { type Disturbance, disturbTurns, drain, killNine } from './disturb-turns.ts';
import type { Scenario } from './scenario.ts';

/** The bar when another one of the same kind is running. */
const ANOTHER_RUNS = { silenceMs: 2_000, words: '< 2 s' };

/** kill -9 of one of the three nodes; it comes back on the store it had, and by then the answers have long gone on. */
const killNatsNode: Disturbance = async (node, { natsCluster }) => {
  if (!natsCluster) throw new Error('a node of NATS can only be killed where there are several');
  await natsCluster.kill(Number(node));
  await natsCluster.start(Number(node));
  return [];
};

const one = (name: string, process: string, disturb: Disturbance): Scenario => ({
  name,
  target: ANOTHER_RUNS,
  needsSecondWorker: false,
  play: (stage) => disturbTurns(process, disturb, stage),
});

/** Two of every kind behind a plain proxy and three NATS nodes: each is killed, each is drained, and each time another one is left. */
export const FLEET_SCENARIOS: readonly Scenario[] = [
  one('fleet-kill-gateway', 'gateway', killNine),
  one('fleet-drain-gateway', 'gateway-2', drain),
  one('fleet-kill-worker', 'inference-gateway', killNine),
  one('fleet-drain-worker', 'inference-gateway-2', drain),
  one('fleet-kill-logging', 'logging', killNine),
  one('fleet-drain-logging', 'logging-2', drain),
  ...['0', '1', '2'].map((node) => one(`fleet-kill-nats-${node}`, node, killNatsNode)),
];
