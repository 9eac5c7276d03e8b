import { percentile } from '../../bench/lab/percentile.ts';
import type { PlayedCall } from './play-calls.ts';

/** What really happened, for the table of confusions. */
export const KINDS = [
  'cold, loaded for it',
  'cold, refused with 503',
  'cold, joined a load',
  'warm, quick',
  'warm, dawdled in use',
  'warm, dawdled after 300 s',
  'warm, queued at the limit',
  'warm, refused with 503',
  'refused with 429 or 500',
] as const;
export type Kind = (typeof KINDS)[number];

const LONG_IDLE_MS = 300_000;
/** An athlete who waits longer than this should have been told. */
const SHOULD_BE_TOLD_MS = 2_000;

export function kindOf({ truth, cold, status }: PlayedCall): Kind {
  if (cold) return status === 503 ? KINDS[1] : truth.slow === 'queue' ? KINDS[2] : KINDS[0];
  if (status === 503) return KINDS[7];
  if (status === 429 || status === 500) return KINDS[8];
  if (truth.slow === 'decoy') return truth.idleMs === null || truth.idleMs >= LONG_IDLE_MS ? KINDS[5] : KINDS[4];
  return truth.slow === 'queue' ? KINDS[6] : KINDS[3];
}

export interface DetectorFigures {
  calls: number;
  cold: number;
  precision: number;
  recall: number;
  /** By what really happened: how many calls, how many were called cold, how many were told `warming` while they waited. */
  kinds: Record<Kind, { calls: number; saidCold: number; claimed: number }>;
  /** The share of decoys that had rested for more than 300 s. */
  restedDecoys: number;
  /** Of the calls that were told `warming`, how many did not wait for a cold model. */
  falseClaims: number;
  claims: number;
  /** The same among calls of a model in use: slow, and nothing else. */
  falseClaimsInUse: number;
  /** Of the cold calls that waited longer than 2 s, how many were told. */
  told: number;
  toldOf: number;
  /** When they were told, in milliseconds after the call began. */
  claimedAfterMs: { p50: number; p95: number };
}

/** Holds what the detector said against the truth. */
export function measureDetector(played: readonly PlayedCall[]): DetectorFigures {
  const kinds = Object.fromEntries(KINDS.map((kind) => [kind, { calls: 0, saidCold: 0, claimed: 0 }])) as DetectorFigures['kinds'];
  for (const call of played) {
    const row = kinds[kindOf(call)];
    row.calls++;
    row.saidCold += call.said.verdict.cold ? 1 : 0;
    row.claimed += call.claimedAfterMs === null ? 0 : 1;
  }
  const coldCalls = played.filter(({ cold }) => cold);
  const said = played.filter((call) => call.said.verdict.cold);
  const right = said.filter(({ cold }) => cold).length;
  const claims = played.filter(({ claimedAfterMs }) => claimedAfterMs !== null);
  const waited = coldCalls.filter(({ waitedMs }) => waitedMs > SHOULD_BE_TOLD_MS);
  const [inUse, rested] = [kinds['warm, dawdled in use'].calls, kinds['warm, dawdled after 300 s'].calls];
  const toldMs = claims.filter(({ cold }) => cold).map(({ claimedAfterMs }) => claimedAfterMs ?? 0);
  return {
    calls: played.length,
    cold: coldCalls.length,
    precision: right / said.length,
    recall: right / coldCalls.length,
    kinds,
    restedDecoys: rested / (rested + inUse),
    falseClaims: claims.filter(({ cold }) => !cold).length,
    claims: claims.length,
    falseClaimsInUse: claims.filter(({ cold, truth }) => !cold && truth.idleMs !== null && truth.idleMs < LONG_IDLE_MS).length,
    told: waited.filter(({ claimedAfterMs }) => claimedAfterMs !== null).length,
    toldOf: waited.length,
    claimedAfterMs: { p50: percentile(toldMs, 0.5), p95: percentile(toldMs, 0.95) },
  };
}
