import { parseArgs } from 'node:util';
import { withCoach } from '../local/client/with-coach.ts';
import { StartError } from '../local/start/start-error.ts';
import { COACH_USAGE, parseCoachOptions } from './coach/coach-options.ts';
import { runCoach } from './coach/run-coach.ts';
import { runSmoke } from './smoke/run-smoke.ts';

const USAGE = `npm run eval -- smoke [--json] [--port N]

  smoke   the hand-off's smoke test through the public API, also with a model that does whatever it is told

${COACH_USAGE}`;

const log = (line: string): void => console.error(line);

async function smoke(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' }, port: { type: 'string' } } });
  const port = values.port === undefined ? undefined : Number(values.port);
  const results = await withCoach({ port, log }, (coach) =>
    runSmoke(coach, (result) => {
      console.log(`${result.pass ? 'pass' : 'FAIL'}  ${result.id} (${result.mode})`);
      for (const finding of result.findings) console.log(`      ${finding.pass ? '·' : '✗'} ${finding.kind}: ${finding.evidence}`);
    }),
  );
  const failed = results.filter((result) => !result.pass).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  if (values.json) console.log(JSON.stringify({ passed: results.length - failed, failed, results }));
  return failed ? 1 : 0;
}

function coach(args: string[]): Promise<number> | number {
  const options = parseCoachOptions(args);
  if (!options.help) return runCoach(options, log);
  console.log(COACH_USAGE);
  return 0;
}

/** Runs one evaluation; resolves to the exit code: 0 when every check passed. */
export async function evaluate(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === 'smoke') return smoke(rest);
  if (name === 'coach') return coach(rest);
  console.log(USAGE);
  return name === undefined || name === '--help' ? 0 : 1;
}

/** What a command says when it cannot run: the one sentence of an expected failure, everything of another. */
export const wordsOf = (error: unknown): unknown => (error instanceof StartError ? error.message : error);
