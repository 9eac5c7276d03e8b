import { parseArgs } from 'node:util';
import { withCoach } from '../../local/client/with-coach.ts';
import { runSmoke } from './run-smoke.ts';

/** `npm run eval -- smoke`: prints each check as it is decided. Resolves to the exit code. */
export async function evaluateSmoke(args: string[], log: (line: string) => void): Promise<number> {
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
