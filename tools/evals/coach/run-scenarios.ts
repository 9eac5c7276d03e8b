import { setMode } from '../offline-model.ts';
import type { AskedCoach } from '../smoke/run-smoke.ts';
import { askScenario, type Answered } from './ask/ask-scenario.ts';
import { inParallel } from './ask/in-parallel.ts';
import { decideChecks, type CheckResult, type Judge, type Mode } from './decide-checks.ts';
import type { LoadedScenario } from './scenario/load-scenarios.ts';

export interface Sample {
  scenario: string;
  mode: Mode;
  sample: number;
  answers: Answered[];
  results: CheckResult[];
}

export interface RunOptions {
  samples: number;
  parallel: number;
  judge: Judge;
  tell(sample: Sample): void;
}

/** As fast as it is read, because nobody watches. */
const NO_PACE = { firstTokenMs: 0, tokensPerSecond: null };
const USUAL_PACE = { firstTokenMs: 60, tokensPerSecond: 400 };

async function runMode(coach: AskedCoach, scenarios: readonly LoadedScenario[], mode: Mode, options: RunOptions): Promise<Sample[]> {
  const jobs = Array.from({ length: options.samples }, (_, sample) => scenarios.map((scenario) => ({ scenario, sample }))).flat();
  return inParallel(jobs, options.parallel, async ({ scenario, sample }) => {
    const answers = await askScenario(coach, scenario, mode !== 'real');
    const results = await decideChecks(scenario, answers, { mode, sample }, options.judge);
    const done: Sample = { scenario: scenario.id, mode, sample, answers, results };
    options.tell(done);
    return done;
  });
}

/**
 * Asks the scenarios through the public API, each sample as a new athlete, and decides their checks. The offline model is asked in every
 * mode a scenario names, one mode after the other because it has one mode at a time; a real model is asked once.
 */
export async function runScenarios(coach: AskedCoach, scenarios: readonly LoadedScenario[], options: RunOptions): Promise<Sample[]> {
  const offline = await setMode(coach.nebiusUrl, { mode: 'extractive', ...NO_PACE });
  if (!offline) return runMode(coach, scenarios, 'real', options);
  try {
    // Counted nowhere: right after its start a busy machine may need longer for its first search than a turn waits for it.
    const [first] = scenarios;
    if (first) await askScenario(coach, first, false);
    const plain = await runMode(coach, scenarios, 'extractive', options);
    await setMode(coach.nebiusUrl, { mode: 'gullible' });
    const obeying = scenarios.filter((scenario) => scenario.modes.includes('gullible'));
    return [...plain, ...(await runMode(coach, obeying, 'gullible', options))];
  } finally {
    await setMode(coach.nebiusUrl, { mode: 'extractive', ...USUAL_PACE });
  }
}
