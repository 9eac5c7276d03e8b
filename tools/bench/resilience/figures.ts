import { percentile } from '../lab/percentile.ts';
import type { Simulated } from './simulate-turns.ts';

/** The promise: tokens beside those of the answers that were shown, as a share of these. */
export const MOST_EXTRA_SHARE = 0.1;

export interface ResilienceFigures {
  world: string;
  hedges: boolean;
  turns: number;
  failed: number;
  /** Why turns failed, how often. */
  reasons: Record<string, number>;
  /** Calls of the provider per turn, and those of them that were hedges. */
  callsPerTurn: number;
  hedgeCalls: number;
  /** Requests that failed before their first token, as a share: what the provider really did. */
  faultShare: number;
  coldShare: number;
  /** Tokens the provider charged for calls whose text was not shown, beside those whose was. */
  extraShare: number;
  nanoUsdPerTurn: number;
  firstTokenP50Ms: number;
  firstTokenP95Ms: number;
  firstTokenMaxMs: number;
  /** Charged calls that our ledger does not have, and first tokens that came at another time than the provider sent them: must be none. */
  unrecorded: number;
  mistimed: number;
}

const tokensOf = (line: { promptTokens: number; completionTokens: number }): number => line.promptTokens + line.completionTokens;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What a run came to, by the provider's own bill and truth. */
export function sumUpSimulation({ ends, entries, bill, truths }: Simulated, about: { world: string; hedges: boolean }): ResilienceFigures {
  const failures = ends.filter(({ outcome }) => outcome !== 'done');
  const shown = new Set(entries.filter(({ status }) => status === 'done').map(({ request_id }) => request_id));
  const known = new Set(entries.map(({ request_id }) => request_id));
  const truthOf = new Map(truths.map((truth) => [truth.key, truth]));
  const firstTokensMs = ends.map(({ stages }) => stages['first_token']).filter((ms) => ms !== undefined);
  const paid = bill.filter(({ key }) => shown.has(key));
  const failedEarly = truths.filter(({ fault }) => fault !== 'none').length;
  return {
    ...about,
    turns: ends.length,
    failed: failures.length,
    reasons: Object.fromEntries(
      Object.entries(Object.groupBy(failures, ({ reason }) => reason ?? '')).map(([why, all]) => [why, all?.length ?? 0]),
    ),
    callsPerTurn: truths.length / ends.length,
    hedgeCalls: entries.filter(({ cause }) => cause === 'hedge').length,
    faultShare: failedEarly / truths.length,
    coldShare: truths.filter(({ cold }) => cold).length / truths.length,
    extraShare: sum(bill.filter(({ key }) => !shown.has(key)).map(tokensOf)) / sum(paid.map(tokensOf)),
    nanoUsdPerTurn: sum(bill.map(({ nanoUsd }) => nanoUsd)) / ends.length,
    firstTokenP50Ms: percentile(firstTokensMs, 0.5),
    firstTokenP95Ms: percentile(firstTokensMs, 0.95),
    firstTokenMaxMs: Math.max(...firstTokensMs),
    unrecorded: bill.filter(({ key }) => !known.has(key)).length,
    mistimed: entries.filter((entry) => entry.first_token_ms !== null && !isOnTime(entry.first_token_ms, truthOf.get(entry.request_id)))
      .length,
  };
}

/** Whether a first token was read at the virtual moment it was written: else time moved while bytes were on their way, and no figure counts. */
function isOnTime(firstTokenMs: number, truth: Simulated['truths'][number] | undefined): boolean {
  if (!truth || truth.firstTokenAtMs === null) return false;
  return Math.abs(truth.firstTokenAtMs - truth.atMs - firstTokenMs) < 1;
}

/** What of the promise was not kept, in words; none when all was. */
export function findBroken(figures: ResilienceFigures): string[] {
  const { world, hedges, failed, extraShare, unrecorded, mistimed } = figures;
  const where = `${world}, hedging ${hedges ? 'on' : 'off'}`;
  return [
    ...(world === 'steady' && failed > 0 ? [`${where}: ${failed} turns failed`] : []),
    ...(extraShare > MOST_EXTRA_SHARE ? [`${where}: ${(extraShare * 100).toFixed(1)} % extra tokens`] : []),
    ...(unrecorded > 0 ? [`${where}: ${unrecorded} charged calls are not in the ledger`] : []),
    ...(mistimed > 0 ? [`${where}: ${mistimed} first tokens came at another time than they were sent`] : []),
  ];
}
