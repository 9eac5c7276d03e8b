import fs from 'node:fs';
import path from 'node:path';
import { DATABASE_ROLES } from '../keys.ts';
import { migrate } from '../migrate.ts';
import type { ProcessContext } from '../addresses.ts';
import { databaseUrl } from '../addresses.ts';
import { setRolePasswords } from './database-roles.ts';

/**
 * Brings the database to the migrations' state. Without a real Supabase it first gets what Supabase would have brought along;
 * on a real Postgres the services' roles get their passwords, which the embedded one knows from its start.
 */
export async function prepareDatabase(context: ProcessContext, log: (line: string) => void): Promise<void> {
  const embeddedAuth = context.settings.SUPABASE_URL === undefined;
  const url = databaseUrl(context, 'postgres');
  const applied = await migrate({
    databaseUrl: url,
    migrationsDir: path.join(context.root, 'infra/supabase/migrations'),
    ...(embeddedAuth ? { before: fs.readFileSync(path.join(context.root, 'tools/local/supabase/auth-schema.sql'), 'utf8') } : {}),
  });
  if (applied.length) log(`database: ${applied.length} migrations applied`);
  if (context.settings.DATABASE_URL === undefined) return;
  const roles = DATABASE_ROLES.filter((role) => role !== 'postgres' && (embeddedAuth || role !== 'supabase_stand_in'));
  await setRolePasswords(url, Object.fromEntries(roles.map((role) => [role, context.keys.databasePasswords[role]])));
}
