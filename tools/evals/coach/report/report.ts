import type { Sample } from '../run-scenarios.ts';
import type { Baseline } from './baseline.ts';
import { rateChecks, type CheckRate } from './check-rates.ts';
import { compareRuns, type Comparison } from './compare-runs.ts';
import { judgeGate, type GateRule } from './gate.ts';
import { summarise, type CategorySummary } from './summarise.ts';

/** What a run was: enough to run it again. */
export interface About {
  model: string;
  offline: boolean;
  judge: string | null;
  promptVersion: string;
  samples: number;
  seed: number;
  commit: string;
  day: string;
  scenarios: number;
  answers: number;
  tokensIn: number;
  tokensOut: number;
  costNanoUsd: number;
  firstTokenMs: { p50: number; p95: number } | null;
}

/** Everything a run found; what `--json` prints and the page shows. */
export interface Report {
  about: About;
  gate: GateRule[];
  categories: CategorySummary[];
  checks: CheckRate[];
  comparison: { with: Baseline['about']; decided: Comparison; offline: Comparison } | null;
  samples: readonly Sample[];
}

const sumOf = (values: readonly (number | null)[]): number => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

function percentiles(values: readonly number[]): About['firstTokenMs'] {
  const rising = values.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(rising[Math.min(rising.length - 1, Math.floor(rising.length * share))] ?? 0);
  return rising.length ? { p50: at(0.5), p95: at(0.95) } : null;
}

/** Makes the report of a run. Pure but for what it is handed. */
export function makeReport(
  run: Pick<About, 'offline' | 'judge' | 'promptVersion' | 'seed' | 'commit' | 'day'> & { samples: number },
  samples: readonly Sample[],
  baseline: Baseline | null,
): Report {
  const checks = rateChecks(samples.flatMap((sample) => sample.results));
  const answers = samples.flatMap((sample) => sample.answers);
  const compared = baseline ? { with: baseline.about, ...compareRuns(checks, baseline, run.seed) } : null;
  const models = [...new Set(answers.flatMap((answer) => (answer.model ? [answer.model] : [])))];
  return {
    about: {
      ...run,
      model: `${run.offline ? 'offline model, called ' : ''}${models.join(', ') || 'unknown'}`,
      scenarios: new Set(samples.map(({ scenario }) => scenario)).size,
      answers: answers.length,
      tokensIn: sumOf(answers.map(({ tokensIn }) => tokensIn)),
      tokensOut: sumOf(answers.map(({ tokensOut }) => tokensOut)),
      costNanoUsd: sumOf(answers.map(({ costNanoUsd }) => costNanoUsd)),
      firstTokenMs: percentiles(answers.flatMap(({ firstTokenMs }) => (firstTokenMs === null ? [] : [firstTokenMs]))),
    },
    gate: judgeGate(checks, compared?.decided ?? null),
    categories: summarise(checks),
    checks,
    comparison: compared,
    samples,
  };
}
