import pg from 'pg';
import { withMigrated } from '../database/template.ts';
import { isPolicy, majorOf, rightsOf, type Right } from './rights-of.ts';

export interface RightsReport {
  /** What the migrations give and this database does not. */
  missing: Right[];
  /** What it gives beyond them. Nobody takes that away by itself: it may be meant. */
  beyond: Right[];
  /** False where another version of Postgres writes policies differently: then they were not looked at. */
  policies: boolean;
}

/** What the migrations give, and the version of Postgres that wrote it out. */
export interface Wanted {
  major: number;
  rights: ReadonlySet<Right>;
}

/** The rights in a database that is made from the migrations now, in memory. */
export const rightsOfMigrations = (): Promise<Wanted> =>
  withMigrated((url) =>
    withClient(url, async (fresh) => ({ major: await majorOf(fresh), rights: await rightsOf(fresh, { policies: true }) })),
  );

/** Holds the rights in a database against those. `databaseUrl`: as the owner. */
export async function checkRights(databaseUrl: string, wanted: Wanted): Promise<RightsReport> {
  return withClient(databaseUrl, async (database) => {
    const policies = (await majorOf(database)) === wanted.major;
    const given = await rightsOf(database, { policies });
    const missing = [...wanted.rights].filter((right) => !given.has(right) && (policies || !isPolicy(right)));
    return { missing: missing.sort(), beyond: [...given].filter((right) => !wanted.rights.has(right)).sort(), policies };
  });
}

/** Gives what is missing, all or nothing. */
export async function giveRights(databaseUrl: string, missing: readonly Right[]): Promise<void> {
  await withClient(databaseUrl, async (database) => {
    await database.query('begin');
    await database.query('set local search_path = public, extensions');
    for (const right of missing) await database.query(right);
    await database.query('commit');
  });
}

/** For people: each statement on a line of its own. */
export function tellRights({ missing, beyond, policies }: RightsReport): string {
  const list = (title: string, rights: readonly Right[]) => (rights.length ? [title, ...rights.map((right) => `  ${right};`)] : []);
  return [
    ...(missing.length ? list(`${missing.length} rights are missing:`, missing) : ['No right is missing.']),
    ...list(
      `${beyond.length} are given that the migrations do not give (a policy that was changed is listed with what it says now):`,
      beyond,
    ),
    ...(policies ? [] : ['The policies were not compared: this is another version of Postgres than the one here.']),
  ].join('\n');
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
