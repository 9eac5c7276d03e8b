import { athleteRef, Database } from '@hyrox/service-kit';
import { createLogger } from '@hyrox/telemetry';
import { testDatabase } from '@hyrox/testing';
import pg from 'pg';
import { recordConsent } from '../src/consents/record-consent.ts';
import type { Athlete } from '../src/db/facts.ts';
import { openPrisma } from '../src/db/prisma.client.ts';
import { writeProfile } from '../src/profile/write-profile.ts';

export type Row = Record<string, unknown>;

/** The service's verbs on a real database, connected as the service's own role, and the owner's eyes beside them. */
export async function openProfileLab() {
  const server = await testDatabase();
  const log = createLogger('athlete-profile', 'silent');
  const database = new Database({ url: server.url('svc_athlete_profile'), log });
  const prisma = openPrisma(database.pool);
  const owner = new pg.Pool({ connectionString: server.url(), max: 1 });
  let kicks = 0;
  const relay = { kick: () => void (kicks += 1) };
  const deps = { database, prisma, relay, log };
  const rows = async (text: string, values: unknown[] = []) => (await owner.query<Row>(text, values)).rows;

  const newAthlete = async (): Promise<Athlete> => {
    const athleteId = crypto.randomUUID();
    await rows('insert into auth.users (id, email) values ($1, $2)', [athleteId, `${athleteId}@example.org`]);
    return { athleteId, athleteRef: athleteRef('a secret for tests', athleteId) };
  };
  const agree = (athlete: Athlete, purpose: 'health_data' | 'training_reuse', granted = true) =>
    recordConsent({ ...athlete, purpose, granted, textVersion: 'v1' }, deps);
  const write = (athlete: Athlete, fields: Parameters<typeof writeProfile>[0]['fields']) => writeProfile({ ...athlete, fields }, deps);
  /** What the outbox says about an athlete, oldest first. */
  const facts = async (athlete: Athlete) =>
    (await rows('select name, owner, payload from public.outbox where athlete_ref = $1 order by id', [athlete.athleteRef])).map(
      ({ name, owner: service, payload }): Row => ({ name, service, ...(payload as Row) }),
    );
  /** One statement as role `authenticated` with the athlete's claims. */
  const as = (athlete: Athlete, text: string, values: unknown[] = []) =>
    database.asAthlete(athlete.athleteId, (tx) => tx.query<Row>(text, values));
  const close = async () => {
    await prisma.$disconnect();
    await database.end();
    await owner.end();
    await server.close();
  };
  return { server, database, prisma, deps, log, rows, newAthlete, agree, write, facts, as, kicks: () => kicks, close };
}

export type ProfileLab = Awaited<ReturnType<typeof openProfileLab>>;

/** How many times a text stands in any row of any table of ours or of the sign-in, by table. */
export async function whereNamed(lab: Pick<ProfileLab, 'rows'>, text: string): Promise<Record<string, number>> {
  const tables = await lab.rows(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname in ('public', 'auth') order by 1`,
  );
  const named: Record<string, number> = {};
  for (const { name } of tables) {
    const [count] = await lab.rows(`select count(*)::int as n from ${String(name)} t where to_jsonb(t)::text like '%' || $1 || '%'`, [
      text,
    ]);
    if (Number(count?.['n'])) named[String(name)] = Number(count?.['n']);
  }
  return named;
}
