import { SLOT_MS, type TrafficHour } from '../../../apps/inference-gateway/src/keep-warm/expected-traffic.ts';
import { SeededDraws } from '../../local/nebius/draw/seeded-draws.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Conversations an hour begins on average: athletes ask before and after training, at weekends in the morning, and hardly at night. UTC. */
function conversationsPerHour(atMs: number): number {
  const at = new Date(atMs);
  const hour = at.getUTCHours();
  const weekend = at.getUTCDay() % 6 === 0;
  if (hour < 5 || hour > 22) return 0.05;
  if (weekend) return hour >= 8 && hour <= 12 ? 2.5 : 0.5;
  return (hour >= 5 && hour <= 7) || (hour >= 17 && hour <= 21) ? 3 : 0.6;
}

/** The moments of all questions between two moments, in order: conversations of three questions on average, half a minute to four minutes apart. */
export function questionTimes(seed: string, fromMs: number, toMs: number): number[] {
  const draws = new SeededDraws(seed, 'questions');
  const times: number[] = [];
  for (let hourMs = fromMs; hourMs < toMs; hourMs += HOUR_MS) {
    for (let begun = poisson(draws, conversationsPerHour(hourMs)); begun > 0; begun--) {
      let atMs = hourMs + draws.uniform() * HOUR_MS;
      do {
        times.push(atMs);
        atMs += draws.between(30_000, 240_000);
      } while (draws.hits(2 / 3));
    }
  }
  return times.filter((atMs) => atMs < toMs).sort((a, b) => a - b);
}

/** Knuth's way, for small means. */
function poisson(draws: SeededDraws, mean: number): number {
  const least = Math.exp(-mean);
  let count = 0;
  for (let product = draws.uniform(); product > least; product *= draws.uniform()) count++;
  return count;
}

/** The hours as the ledger would tell them. */
export function trafficHours(times: readonly number[]): TrafficHour[] {
  const slots = new Map<number, Set<number>>();
  for (const atMs of times) {
    const hourAtMs = Math.floor(atMs / HOUR_MS) * HOUR_MS;
    slots.set(hourAtMs, (slots.get(hourAtMs) ?? new Set()).add(Math.floor(atMs / SLOT_MS)));
  }
  return [...slots].map(([hourAtMs, of]) => ({ hourAtMs, slots: of.size }));
}
