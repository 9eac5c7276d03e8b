import { parseArgs } from 'node:util';
import { benchTurns } from './bench-turns.ts';
import { describeTurns } from './describe-turns.ts';
import { findFailures, sumUpTurns } from './figures.ts';

const REPETITIONS = 3;
const USAGE = `npm run bench -- turn [--short] [--repetitions N] [--json]

  Measures what our part of an answer costs, telemetry on, beside a plain express + openai SDK proxy with the same provider and client.
  --short          once instead of ${REPETITIONS} times, half as long, without the 500 streams
  --repetitions N  how often everything is measured; each figure is the median
  --json           the last line is one JSON object`;

/** Command line of the turn bench. Returns the exit code: 1 when ours is behind the peer, a whole turn too slow, or anything was lost. */
export async function benchTurn(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { short: { type: 'boolean' }, repetitions: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  const short = values.short ?? false;
  const repetitions = values.repetitions === undefined ? (short ? 1 : REPETITIONS) : Number(values.repetitions);
  if (values.help || !(repetitions >= 1)) {
    console.log(USAGE);
    return values.help ? 0 : 1;
  }
  const figures = sumUpTurns(await benchTurns({ repetitions, short, log: (line) => console.log(line) }));
  const failures = findFailures(figures);
  console.log(`\n${describeTurns(figures)}`);
  for (const failure of failures) console.log(`FAILED ${failure}`);
  if (values.json) console.log(JSON.stringify({ bench: 'turn', ...figures, failures }));
  return failures.length ? 1 : 0;
}
