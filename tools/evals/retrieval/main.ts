import { parseArgs } from 'node:util';
import { describeSuites, describeWorst } from './report.ts';
import { runSuites, type SuiteResult } from './run-suites.ts';
import { cranfieldCollection, hyroxCollection } from './suites.ts';

const SUITES = ['hyrox', 'cranfield'];

/**
 * `npm run eval -- retrieval`: keyword half, vector half and hybrid, side by side, over the judged Hyrox questions and, where
 * CRANFIELD_DIR is set, over Cranfield. `--first-pool` leaves out what the second pool added. Resolves to the exit code.
 */
export async function evaluateRetrieval(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      suite: { type: 'string', multiple: true },
      json: { type: 'boolean' },
      worst: { type: 'string' },
      'first-pool': { type: 'boolean' },
    },
  });
  const wanted = values.suite ?? SUITES;
  const unknown = wanted.filter((name) => !SUITES.includes(name));
  if (unknown.length) throw new Error(`There is no suite ${unknown.join(', ')}; there are ${SUITES.join(' and ')}.`);
  const dir = process.env['CRANFIELD_DIR'];
  const results: SuiteResult[] = [
    ...(wanted.includes('hyrox') ? await runSuites(await hyroxCollection({ firstPoolOnly: values['first-pool'] ?? false })) : []),
    ...(wanted.includes('cranfield') && dir ? await runSuites(await cranfieldCollection(dir)) : []),
  ];
  const notRun = wanted.includes('cranfield') && !dir ? ['cranfield'] : [];
  if (values.json) {
    console.log(JSON.stringify({ suites: results.map(({ suite, means, foundNothing }) => ({ suite, means, foundNothing })), notRun }));
    return 0;
  }
  console.log(describeSuites(results));
  for (const name of notRun) console.log(`${name}: not run (CRANFIELD_DIR is not set)`);
  const worst = Number(values.worst ?? 0);
  const shown = results.filter(({ suite }) => suite === 'dev' || suite === 'cranfield');
  if (worst > 0) for (const result of shown) console.log(`\nWorst of ${result.suite}\n${describeWorst(result, worst)}`);
  return 0;
}
