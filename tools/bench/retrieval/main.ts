import { parseArgs } from 'node:util';
import { benchRetrieval } from './bench-retrieval.ts';
import { describeRetrieval } from './describe-retrieval.ts';
import { findFailures, sumUpRetrieval } from './figures.ts';

const SIZES = [1_000, 10_000];
const USAGE = `npm run bench -- retrieval [--chunks N] [--json]

  Asks the search over the bus, with the library as it is and then with more passages: one request at a time, and 20 a second.
  --chunks N  the library and then N passages, instead of ${SIZES.map((size) => size.toLocaleString('en')).join(' and ')}; 0 for the library alone
  --json      the last line is one JSON object

  DATABASE_URL  a real Postgres, as its owner; it is migrated and filled, so take an empty one. Without it: the embedded one.`;

/** Command line of the retrieval bench. Returns the exit code: 1 when the library alone is over its targets or a request failed. */
export async function benchRetrievalCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { chunks: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } } });
  const sizes = values.chunks === undefined ? SIZES : [Number(values.chunks)].filter((size) => size !== 0);
  if (values.help || !sizes.every((size) => Number.isInteger(size) && size > 0)) {
    console.log(USAGE);
    return values.help ? 0 : 1;
  }
  const runs = await benchRetrieval({ sizes, databaseUrl: process.env['DATABASE_URL'] || undefined, log: (line) => console.log(line) });
  const figures = sumUpRetrieval(runs);
  const failures = findFailures(figures);
  console.log(`\n${describeRetrieval(figures)}`);
  for (const failure of failures) console.log(`FAILED ${failure}`);
  if (values.json) console.log(JSON.stringify({ bench: 'retrieval', sizes: figures, failures }));
  return failures.length ? 1 : 0;
}
