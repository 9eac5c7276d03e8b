import { formatTable } from '../lab/format-table.ts';
import { percentile } from '../lab/percentile.ts';
import type { Played } from './play-scenarios.ts';

/** The figures of one scenario. Silences are per device and include the wait for the first answer. */
export interface FaultFigures {
  name: string;
  rounds: number;
  turns: number;
  bad: number;
  /** Turns by outcome. */
  ends: Record<string, number>;
  restartsSeen: number;
  silenceP50Ms: number;
  silenceMaxMs: number;
  tokenGapMaxMs: number;
  targetMs: number | null;
  /** Devices that waited longer than the bar allows. */
  late: number;
}

/** Sums up what was played. */
export function sumUpFaults({ scenario, rounds, bad, restartsSeen }: Played): FaultFigures {
  const silences = rounds.flatMap(({ silencesMs }) => silencesMs);
  const targetMs = scenario.target?.silenceMs ?? null;
  return {
    name: scenario.name,
    rounds: rounds.length,
    turns: rounds.reduce((sum, { turns }) => sum + turns.length, 0),
    bad: bad.length,
    ends: Object.fromEntries(
      ['done', 'stopped', 'failed'].map((end) => [
        end,
        rounds.flatMap(({ turns }) => turns).filter(({ views }) => views[0]?.terminal[0]?.name === end).length,
      ]),
    ),
    restartsSeen,
    silenceP50Ms: Math.round(percentile(silences, 0.5)),
    silenceMaxMs: Math.round(Math.max(...silences)),
    tokenGapMaxMs: Math.round(Math.max(...rounds.flatMap(({ tokenGapsMs }) => tokenGapsMs))),
    targetMs,
    late: targetMs === null ? 0 : silences.filter((ms) => ms > targetMs).length,
  };
}

/** The table for people, with every broken promise below it. */
export function describeFaults(played: readonly Played[]): string {
  const heading = [
    'scenario',
    'rounds',
    'turns',
    'done/stopped',
    'bad',
    'restarts seen',
    'silence p50 ms',
    'max ms',
    'token gap max ms',
    'target',
    'late',
  ];
  const rows = played.map((one) => {
    const f = sumUpFaults(one);
    const numbers = [
      f.rounds,
      f.turns,
      `${f.ends['done']}/${f.ends['stopped']}`,
      f.bad,
      f.restartsSeen,
      f.silenceP50Ms,
      f.silenceMaxMs,
      f.tokenGapMaxMs,
    ].map(String);
    return [f.name, ...numbers, one.scenario.target?.words ?? '', one.scenario.target ? String(f.late) : ''];
  });
  const broken = played.flatMap(({ scenario, bad }) => bad.map((words) => `BAD ${scenario.name}: ${words}`));
  return [formatTable(heading, rows), ...broken].join('\n');
}
