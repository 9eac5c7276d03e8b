import { median, percentile } from '../lab/percentile.ts';
import type { Runs, Situation, TurnBench, Way } from './bench-turns.ts';
import type { LoadRun } from './run-load.ts';

/** First-token time that a way adds to asking the provider itself, in milliseconds. */
export interface Added {
  p50Ms: number;
  p99Ms: number;
  /** Share of the measured core that other programs used meanwhile. */
  disturbed: number;
}

export interface TurnFigures {
  added: Record<'one' | 'hundred', Record<'ours' | 'peer', Added>>;
  /** From the word that the prompt goes to a worker to the first token, the provider included. */
  fromDispatchMs: Record<'one' | 'hundred', Added>;
  /** Stages before the worker is asked, one turn at a time. */
  beforeProviderP50Ms: number;
  relayed: Record<'hundred' | 'saturated', Record<'ours' | 'peer', Relayed>>;
  /** Null in the short form. */
  fiveHundred: { tokensPerS: number; rssMb: number; firstTokenP99Ms: number } | null;
  wholeTurnP50Ms: number;
  wholeTurnP95Ms: number;
  pinned: boolean;
  /** What a load process saw go wrong. */
  errors: string[];
}

/** Tokens on their way through the measured processes. */
export interface Relayed {
  tokensPerS: number;
  /** Per process; ours: gateway, worker and bus as the supervisor lists them. */
  cpuUsPerToken: number[];
  /** A million over all of it: what one core could relay. */
  tokensPerCoreS: number;
  rssMb: number;
  harnessBusy: number;
  disturbed: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The repetition that other programs disturbed least. */
function quietest(runs: readonly LoadRun[]): LoadRun {
  const [first, ...others] = runs;
  if (!first) throw new Error('nothing was measured');
  return others.reduce((best, run) => (run.disturbed < best.disturbed ? run : best), first);
}

/** Sums up: each figure is that of the repetition which other programs disturbed least on the measured core. */
export function sumUpTurns({ runs, wholeTurnsMs, pinned }: TurnBench): TurnFigures {
  const fiveHundred = runs['five-hundred'].ours;
  return {
    added: {
      one: { ours: added(runs, 'one', 'ours'), peer: added(runs, 'one', 'peer') },
      hundred: { ours: added(runs, 'hundred', 'ours'), peer: added(runs, 'hundred', 'peer') },
    },
    fromDispatchMs: { one: fromDispatch(runs.one.ours), hundred: fromDispatch(runs.hundred.ours) },
    beforeProviderP50Ms: median(quietest(runs.one.ours).beforeProviderMs),
    relayed: {
      hundred: { ours: relayed(runs.hundred.ours), peer: relayed(runs.hundred.peer) },
      saturated: { ours: relayed(runs.saturated.ours), peer: relayed(runs.saturated.peer) },
    },
    fiveHundred: fiveHundred.length
      ? {
          tokensPerS: quietest(fiveHundred).tokensPerS,
          rssMb: Math.max(...fiveHundred.map((run) => sum(run.rssMb))),
          firstTokenP99Ms: percentile(quietest(fiveHundred).streamingPathMs, 0.99),
        }
      : null,
    wholeTurnP50Ms: median(wholeTurnsMs),
    wholeTurnP95Ms: percentile(wholeTurnsMs, 0.95),
    pinned,
    errors: Object.entries(runs).flatMap(([situation, ways]) =>
      Object.entries(ways).flatMap(([way, all]) => all.flatMap((run) => run.errors.map((words) => `${situation} ${way}: ${words}`))),
    ),
  };
}

/** Ours without the stages before dispatch, the peer as a whole; each minus the direct call. */
function added(runs: Runs, situation: Situation, way: Exclude<Way, 'direct'>): Added {
  const run = quietest(runs[situation][way]);
  const through = way === 'ours' ? run.streamingPathMs : run.firstTokenMs;
  const direct = quietest(runs[situation].direct).firstTokenMs;
  const at = (p: number): number => percentile(through, p) - percentile(direct, p);
  return { p50Ms: at(0.5), p99Ms: at(0.99), disturbed: run.disturbed };
}

function fromDispatch(runs: readonly LoadRun[]): Added {
  const { fromDispatchMs, disturbed } = quietest(runs);
  return { p50Ms: median(fromDispatchMs), p99Ms: percentile(fromDispatchMs, 0.99), disturbed };
}

function relayed(runs: readonly LoadRun[]): Relayed {
  const { tokensPerS, cpuUsPerToken, rssMb, harnessBusy, disturbed } = quietest(runs);
  return { tokensPerS, cpuUsPerToken, tokensPerCoreS: 1e6 / sum(cpuUsPerToken), rssMb: sum(rssMb), harnessBusy, disturbed };
}

/** What the exit code is made of: behind the peer, too slow as a whole, or anything lost. */
export function findFailures({ added, relayed: { saturated }, wholeTurnP95Ms, errors }: TurnFigures): string[] {
  const failures: string[] = [];
  if (!(saturated.ours.tokensPerS >= saturated.peer.tokensPerS)) failures.push('ours relays fewer tokens per second than the peer');
  for (const situation of ['one', 'hundred'] as const) {
    const { ours, peer } = added[situation];
    if (!(ours.p50Ms <= peer.p50Ms))
      failures.push(`ours adds more to the first token than the peer (${situation === 'one' ? '1 stream' : '100 streams'})`);
  }
  if (!(wholeTurnP95Ms < 500)) failures.push('the first token of a whole turn takes 500 ms or longer at p95');
  return [...failures, ...errors];
}
