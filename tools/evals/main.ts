import { StartError } from '../local/start/start-error.ts';
import { COACH_USAGE, parseCoachOptions } from './coach/coach-options.ts';
import { runCoach } from './coach/run-coach.ts';
import { evaluateCold } from './cold/main.ts';
import { evaluateInjection } from './injection/main.ts';
import { evaluateRetrieval } from './retrieval/main.ts';
import { evaluateSafety } from './safety/main.ts';
import { evaluateSmoke } from './smoke/main.ts';

const USAGE = `npm run eval -- smoke [--json] [--port N]
npm run eval -- retrieval [--suite hyrox|cranfield] [--worst N] [--json]
npm run eval -- safety [--split dev|test|blind] [--json] | --fit
npm run eval -- injection [--defences on|off] [--json]
npm run eval -- cold [--short] [--json]

  smoke      the hand-off's smoke test through the public API, also with a model that does whatever it is told
  retrieval  keyword half, vector half and hybrid over judged questions; Cranfield where CRANFIELD_DIR is set
  safety     what the safety router catches of the red flags, and how often it alarms for nothing; --fit learns the classifier anew
  injection  hidden instructions against a model that obeys them all, with the defences and without
  cold       the cold-start detector against the model stand-in's own truth, with its replica metric and without

${COACH_USAGE}`;

const log = (line: string): void => console.error(line);

function evaluateCoach(args: string[]): Promise<number> | number {
  const options = parseCoachOptions(args);
  if (!options.help) return runCoach(options, log);
  console.log(COACH_USAGE);
  return 0;
}

const EVALUATIONS: Readonly<Record<string, (args: string[]) => Promise<number> | number>> = {
  smoke: (args) => evaluateSmoke(args, log),
  coach: evaluateCoach,
  retrieval: evaluateRetrieval,
  safety: evaluateSafety,
  injection: evaluateInjection,
  cold: evaluateCold,
};

/** Runs one evaluation; resolves to the exit code: 0 when every check passed. */
export async function evaluate([name = '--help', ...args]: string[]): Promise<number> {
  const evaluation = EVALUATIONS[name];
  if (evaluation) return evaluation(args);
  console.log(USAGE);
  return name === '--help' ? 0 : 1;
}

/** What a command says when it cannot run: the one sentence of an expected failure, everything of another. */
export const wordsOf = (error: unknown): unknown => (error instanceof StartError ? error.message : error);
