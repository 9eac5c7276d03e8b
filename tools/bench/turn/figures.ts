import { median, percentile } from '../lab/percentile.ts';
import type { Runs, Situation, TurnBench, Way } from './bench-turns.ts';
import type { LoadRun } from '../load/run-load.ts';

/** First-token time that a way adds to asking the provider itself, in milliseconds. */
export interface Added {
  p50Ms: number;
  p99Ms: number;
  /** Share of the measured core that other programs used meanwhile. */
  disturbed: number;
}

export interface TurnFigures {
  added: Record<'one' | 'hundred', Record<'ours' | 'peer', Added>>;
  /** From the POST to the word that the prompt goes to a worker, one turn at a time and nothing pinned; and its stages as reported. */
  beforeProvider: { p50Ms: number; stagesP50Ms: Record<string, number> };
  relayed: Record<'hundred' | 'saturated', Record<'ours' | 'peer', Relayed>>;
  /** Null in the short form. */
  fiveHundred: Record<'ours' | 'peer', Relayed> | null;
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
export function sumUpTurns({ runs, alone, wholeTurnsMs, pinned }: TurnBench): TurnFigures {
  const fiveHundred = runs['five-hundred'];
  const oursAndPeer = (situation: Situation) => ({ ours: relayed(runs[situation].ours), peer: relayed(runs[situation].peer) });
  return {
    added: { one: addedBoth(runs, 'one'), hundred: addedBoth(runs, 'hundred') },
    beforeProvider: { p50Ms: median(alone.beforeDispatchMs), stagesP50Ms: stagesP50(alone) },
    relayed: { hundred: oursAndPeer('hundred'), saturated: oursAndPeer('saturated') },
    fiveHundred: fiveHundred.ours.length ? oursAndPeer('five-hundred') : null,
    wholeTurnP50Ms: median(wholeTurnsMs),
    wholeTurnP95Ms: percentile(wholeTurnsMs, 0.95),
    pinned,
    errors: Object.entries(runs).flatMap(([situation, ways]) =>
      Object.entries(ways).flatMap(([way, all]) => all.flatMap((run) => run.errors.map((words) => `${situation} ${way}: ${words}`))),
    ),
  };
}

const addedBoth = (runs: Runs, situation: Situation) => ({ ours: added(runs, situation, 'ours'), peer: added(runs, situation, 'peer') });

/** Ours from dispatch, the peer as a whole; each minus the direct call. */
function added(runs: Runs, situation: Situation, way: Exclude<Way, 'direct'>): Added {
  const run = quietest(runs[situation][way]);
  const through = way === 'ours' ? run.fromDispatchMs : run.firstTokenMs;
  const direct = quietest(runs[situation].direct).firstTokenMs;
  const at = (p: number): number => percentile(through, p) - percentile(direct, p);
  return { p50Ms: at(0.5), p99Ms: at(0.99), disturbed: run.disturbed };
}

function stagesP50({ stages }: LoadRun): Record<string, number> {
  const names = [...new Set(stages.flatMap((told) => Object.keys(told)))];
  return Object.fromEntries(names.map((name) => [name, median(stages.flatMap((told) => told[name] ?? []))]));
}

function relayed(runs: readonly LoadRun[]): Relayed {
  const { tokensPerS, cpuUsPerToken, rssMb, harnessBusy, disturbed } = quietest(runs);
  return { tokensPerS, cpuUsPerToken, tokensPerCoreS: 1e6 / sum(cpuUsPerToken), rssMb: sum(rssMb), harnessBusy, disturbed };
}

/** Both may reach what the harness offers; its clock is no better than this. */
const SAME = 0.97;

/** What the exit code is made of: behind the peer, too slow as a whole, or anything lost. */
export function findFailures({ added, relayed: { saturated }, wholeTurnP95Ms, errors }: TurnFigures): string[] {
  const failures: string[] = [];
  if (!(saturated.ours.tokensPerS >= SAME * saturated.peer.tokensPerS)) failures.push('ours relays fewer tokens per second than the peer');
  for (const situation of ['one', 'hundred'] as const) {
    const { ours, peer } = added[situation];
    if (!(ours.p50Ms <= peer.p50Ms))
      failures.push(`ours adds more to the first token than the peer (${situation === 'one' ? '1 stream' : '100 streams'})`);
  }
  if (!(wholeTurnP95Ms < 500)) failures.push('the first token of a whole turn takes 500 ms or longer at p95');
  return [...failures, ...errors];
}
