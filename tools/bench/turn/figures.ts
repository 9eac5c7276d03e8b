import { median, percentile } from '../lab/percentile.ts';
import type { Runs, Situation, TurnBench, Way } from './bench-turns.ts';
import type { LoadRun } from './run-load.ts';

/** First-token time that a way adds to asking the provider itself, in milliseconds. */
export interface Added {
  p50Ms: number;
  p99Ms: number;
}

export interface TurnFigures {
  added: Record<'one' | 'hundred', Record<'ours' | 'peer', Added>>;
  /** From the word that the prompt goes to a worker to the first token, the provider included. */
  fromDispatchMs: Record<'one' | 'hundred', Added>;
  /** Stages before the worker is asked, one turn at a time. */
  beforeProviderP50Ms: number;
  saturated: Record<'ours' | 'peer', Saturated>;
  /** Null in the short form. */
  fiveHundred: { tokensPerS: number; rssMb: number; firstTokenP99Ms: number } | null;
  wholeTurnP50Ms: number;
  wholeTurnP95Ms: number;
  pinned: boolean;
  /** What a load process saw go wrong. */
  errors: string[];
}

export interface Saturated {
  tokensPerS: number;
  /** Per process; ours: gateway, worker and bus as the supervisor lists them. */
  cpuUsPerToken: number[];
  /** A million over all of it: what one core could relay. */
  tokensPerCoreS: number;
  rssMb: number;
  harnessBusy: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const middle = (runs: readonly LoadRun[], read: (run: LoadRun) => number): number => median(runs.map(read));

/** Sums up all repetitions: each figure is the median of what the repetitions say, because other programs disturb some of them. */
export function sumUpTurns({ runs, wholeTurnsMs, pinned }: TurnBench): TurnFigures {
  const fiveHundred = runs['five-hundred'].ours;
  return {
    added: {
      one: { ours: added(runs, 'one', 'ours'), peer: added(runs, 'one', 'peer') },
      hundred: { ours: added(runs, 'hundred', 'ours'), peer: added(runs, 'hundred', 'peer') },
    },
    fromDispatchMs: { one: fromDispatch(runs.one.ours), hundred: fromDispatch(runs.hundred.ours) },
    beforeProviderP50Ms: middle(runs.one.ours, (run) => median(run.beforeProviderMs)),
    saturated: { ours: saturated(runs.saturated.ours), peer: saturated(runs.saturated.peer) },
    fiveHundred: fiveHundred.length
      ? {
          tokensPerS: middle(fiveHundred, (run) => run.tokensPerS),
          rssMb: Math.max(...fiveHundred.map((run) => sum(run.rssMb))),
          firstTokenP99Ms: middle(fiveHundred, (run) => percentile(run.streamingPathMs, 0.99)),
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

/** Ours without the stages before dispatch, the peer as a whole; each minus the direct call of the same repetition. */
function added(runs: Runs, situation: Situation, way: Exclude<Way, 'direct'>): Added {
  const at = (p: number): number =>
    median(
      runs[situation][way].map((run, repetition) => {
        const direct = runs[situation].direct[repetition];
        const through = way === 'ours' ? run.streamingPathMs : run.firstTokenMs;
        return percentile(through, p) - percentile(direct?.firstTokenMs ?? [], p);
      }),
    );
  return { p50Ms: at(0.5), p99Ms: at(0.99) };
}

function fromDispatch(runs: readonly LoadRun[]): Added {
  return { p50Ms: middle(runs, (run) => median(run.fromDispatchMs)), p99Ms: middle(runs, (run) => percentile(run.fromDispatchMs, 0.99)) };
}

function saturated(runs: readonly LoadRun[]): Saturated {
  const processes = runs[0]?.cpuUsPerToken.length ?? 0;
  const cpuUsPerToken = Array.from({ length: processes }, (_, at) => middle(runs, (run) => run.cpuUsPerToken[at] ?? Number.NaN));
  return {
    tokensPerS: middle(runs, (run) => run.tokensPerS),
    cpuUsPerToken,
    tokensPerCoreS: 1e6 / sum(cpuUsPerToken),
    rssMb: Math.max(...runs.map((run) => sum(run.rssMb))),
    harnessBusy: middle(runs, (run) => run.harnessBusy),
  };
}

/** What the exit code is made of: behind the peer, too slow as a whole, or anything lost. */
export function findFailures({ added, saturated, wholeTurnP95Ms, errors }: TurnFigures): string[] {
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
