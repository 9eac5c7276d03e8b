import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PROMPT_VERSION } from '@hyrox/coaching';
import { NO_LIMITS } from '../../local/client/no-limits.ts';
import { withCoach, type Coach } from '../../local/client/with-coach.ts';
import { StartError } from '../../local/start/start-error.ts';
import { setMode } from '../offline-model.ts';
import type { CoachOptions } from './coach-options.ts';
import { DEFAULT_JUDGE, makeJudge } from './judge/make-judge.ts';
import { nebiusCompletions } from './judge/nebius.client.ts';
import { Baseline, toBaseline } from './report/baseline.ts';
import { renderPage } from './report/page/render-page.ts';
import { makeReport, type Report } from './report/report.ts';
import { tellReport } from './report/tell-report.ts';
import { runScenarios } from './run-scenarios.ts';
import { loadScenarios, type LoadedScenario } from './scenario/load-scenarios.ts';

/** The stored run of the offline model. */
export const OFFLINE_BASELINE = path.join(import.meta.dirname, 'baseline/offline.json');

function choose({ scenario, category }: CoachOptions): LoadedScenario[] {
  const chosen = loadScenarios().filter((of) => (!scenario || of.id === scenario) && (!category || of.category === category));
  if (chosen.length === 0) throw new StartError(`There is no scenario ${[scenario, category].filter(Boolean).join(' in ')}.`);
  return chosen;
}

export const readBaseline = (file: string): Baseline => Baseline.parse(JSON.parse(fs.readFileSync(file, 'utf8')));

function commitOf(root: string): string {
  try {
    return execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return 'unknown'; // a copy without its history: the report says so
  }
}

function judgeFor(coach: Coach, options: CoachOptions) {
  const { NEBIUS_API_KEY: apiKey, NEBIUS_BASE_URL: baseUrl } = coach.context.settings;
  if (!apiKey) return { name: null, judge: () => Promise.resolve(null) };
  const name = options.judge ?? DEFAULT_JUDGE;
  const cacheDir = path.join(coach.context.dataDir, 'evals/judge');
  return { name, judge: makeJudge({ model: name, cacheDir, complete: nebiusCompletions({ apiKey, baseUrl }) }) };
}

async function runOn(
  coach: Coach,
  { scenarios, given }: { scenarios: readonly LoadedScenario[]; given: Baseline | null },
  options: CoachOptions,
  log: (line: string) => void,
): Promise<Report> {
  const offline = await setMode(coach.nebiusUrl, { mode: 'extractive' });
  const { name, judge } = judgeFor(coach, options);
  let done = 0;
  const samples = await runScenarios(coach, scenarios, {
    ...{ samples: options.samples, parallel: options.parallel, judge },
    tell: () => {
      if (++done % 20 === 0) log(`${done} conversations`);
    },
  });
  const answered = samples.flatMap((sample) => sample.answers.map((answer) => answer.model));
  if (options.model && answered.some((model) => model !== options.model))
    throw new StartError(
      `${options.model} was asked for, and ${[...new Set(answered)].join(', ')} answered; stop the coach that runs here, then run this again.`,
    );
  const whole = !options.scenario && !options.category;
  const baseline = given ?? (offline && whole ? readBaseline(OFFLINE_BASELINE) : null);
  const about = { commit: commitOf(coach.context.root), day: new Date().toISOString().slice(0, 10), promptVersion: PROMPT_VERSION };
  return makeReport({ offline, judge: offline ? null : name, samples: options.samples, seed: options.seed, ...about }, samples, baseline);
}

function store(report: Report, { save, html }: CoachOptions): void {
  const { model, offline, promptVersion, samples, commit, day } = report.about;
  if (save)
    fs.writeFileSync(
      save,
      `${JSON.stringify(toBaseline({ model, offline, promptVersion, samples, commit, day }, report.checks), null, 2)}\n`,
    );
  if (html) fs.writeFileSync(html, renderPage(report));
}

/** Runs the evaluation of the coach on this machine's stack, tells it, stores what is asked for; resolves to the exit code of the gate. */
export async function runCoach(options: CoachOptions, log: (line: string) => void): Promise<number> {
  const scenarios = choose(options);
  if (options.baseline && !fs.existsSync(options.baseline)) throw new StartError(`There is no file ${options.baseline}.`);
  const given = options.baseline ? readBaseline(options.baseline) : null;
  const environment = options.model ? { NEBIUS_MODEL: options.model } : undefined;
  const report = await withCoach({ port: options.port, log, environment, env: NO_LIMITS }, (coach) =>
    runOn(coach, { scenarios, given }, options, log),
  );
  for (const line of tellReport(report)) console.log(line);
  store(report, options);
  if (options.json) console.log(JSON.stringify(report));
  return report.gate.every(({ pass }) => pass) ? 0 : 1;
}
