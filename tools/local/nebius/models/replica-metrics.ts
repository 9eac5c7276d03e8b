import type { StandInState } from '../control/stand-in-state.ts';

/** The provider's Prometheus endpoint, of one project. */
export const METRICS_PATH = /^\/v1\/projects\/[^/]+\/prometheus\/metrics$/;

/**
 * Replicas per model as Prometheus text, as old as the profile's scrape lag. `nebius_active_replicas` is the provider's own name
 * (operations-and-performance §2.2, third hand); `nebius_starting_replicas` is ours, its name for it is not established.
 */
export function replicaMetrics(state: StandInState): string {
  const nowMs = state.clock.now();
  const counts = state.models
    .listed(nowMs)
    .map(({ id }) => ({ id, count: state.warmth.replicasAt(id, nowMs - state.profile.replicaLagMs) }));
  const family = (name: string, help: string, kind: 'ready' | 'starting'): string[] => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    ...counts.map(({ id, count }) => `${name}{model=${JSON.stringify(id)}} ${count[kind]}`),
  ];
  return [
    ...family('nebius_active_replicas', 'Replicas that answer.', 'ready'),
    ...family('nebius_starting_replicas', 'Replicas that are loading.', 'starting'),
    '',
  ].join('\n');
}
