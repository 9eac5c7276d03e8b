import { parseArgs } from 'node:util';
import { databaseUrl } from '../local/addresses.ts';
import { withCoach } from '../local/client/with-coach.ts';
import { checkRights, giveRights, rightsOfMigrations, tellRights } from '../local/rights/check-rights.ts';
import { StartError } from '../local/start/start-error.ts';

const USAGE = `npm run rights [-- mend] [--port N]

  Holds what the roles may do in the database of the coach that runs here, or of DATABASE_URL (as its owner), against what the migrations say.
  mend   gives what is missing; what is given beyond the migrations is only told
  Exit code 1 while something is missing.`;

async function rights(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean' }, port: { type: 'string' } },
  });
  const [what] = positionals;
  if (values.help || (what !== undefined && what !== 'mend')) {
    console.log(USAGE);
    return values.help ? 0 : 1;
  }
  const look = async (url: string): Promise<number> => {
    const report = await checkRights(url, await rightsOfMigrations());
    console.log(tellRights(report));
    if (what !== 'mend' || report.missing.length === 0) return report.missing.length ? 1 : 0;
    await giveRights(url, report.missing);
    console.log(`${report.missing.length} given.`);
    return 0;
  };
  const { DATABASE_URL: named } = process.env;
  if (named) return look(named);
  const port = values.port === undefined ? undefined : Number(values.port);
  return withCoach({ port, log: (line) => console.error(line), looksOnly: true }, ({ context }) => look(databaseUrl(context, 'postgres')));
}

try {
  process.exitCode = await rights(process.argv.slice(2));
} catch (error) {
  const expected = error instanceof StartError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  console.error(expected ? (error as Error).message : error);
  process.exitCode = 1;
}
