import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { connect } from '@nats-io/transport-node';
import { z } from 'zod';
import { DATABASE_ROLES } from './keys.ts';
import { migrate } from './migrate.ts';
import { checkRights, giveRights, rightsOfMigrations } from './rights/check-rights.ts';
import { provision } from './nats/provision.ts';
import { readStreamPlans } from './nats/streams.ts';
import { setRolePasswords, urlAs } from './start/database-roles.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const Env = z.object({
  /** As owner. */
  DATABASE_URL: z.string().min(1),
  /** Of every role that has no password of its own in `DATABASE_PASSWORD_<ROLE>` (`DATABASE_PASSWORD_SVC_LOGGING`). */
  SERVICE_DATABASE_PASSWORD: z.string().min(16),
  NATS_URL: z.string().min(1),
  NATS_PASSWORD_ADMIN: z.string().min(16),
  /** On how many nodes of the cluster each stream is kept. */
  NATS_REPLICAS: z.coerce.number().int().min(1).max(5).default(1),
  /** Set when Supabase brings schema auth along. */
  SUPABASE_BRINGS_AUTH: z.string().optional(),
});

const passwordOf = (role: string, otherwise: string): string => process.env[`DATABASE_PASSWORD_${role.toUpperCase()}`] ?? otherwise;

/** Brings an empty database and bus to where the services can start: schema, roles and their rights, stream, consumers, knowledge. Safe to run again. */
async function prepare(): Promise<void> {
  const env = Env.parse(process.env);
  const before = env.SUPABASE_BRINGS_AUTH
    ? {}
    : { before: fs.readFileSync(path.join(ROOT, 'tools/local/supabase/auth-schema.sql'), 'utf8') };
  const applied = await migrate({ databaseUrl: env.DATABASE_URL, migrationsDir: path.join(ROOT, 'infra/supabase/migrations'), ...before });
  console.log(`database: ${applied.length} migrations applied`);
  const roles = DATABASE_ROLES.filter((role) => role.startsWith('svc_'));
  const passwords = Object.fromEntries(roles.map((role) => [role, passwordOf(role, env.SERVICE_DATABASE_PASSWORD)]));
  await setRolePasswords(env.DATABASE_URL, passwords);
  const { missing } = await checkRights(env.DATABASE_URL, await rightsOfMigrations());
  await giveRights(env.DATABASE_URL, missing);
  console.log(`rights: ${missing.length ? `given again what was missing: ${missing.join('; ')}` : 'none is missing'}`);
  const bus = await connect({
    servers: env.NATS_URL.split(','),
    user: 'admin',
    pass: env.NATS_PASSWORD_ADMIN,
    inboxPrefix: '_INBOX_admin',
  });
  console.log(`bus: ${(await provision(bus, readStreamPlans(undefined, env.NATS_REPLICAS))).join(', ') || 'nothing to change'}`);
  await bus.close();
  const node = ['--conditions=@hyrox/source', path.join(ROOT, 'tools/knowledge/main.ts'), 'load'];
  const knowledge = { ...process.env, DATABASE_URL: urlAs(env.DATABASE_URL, 'svc_knowledge', passwords['svc_knowledge'] ?? '') };
  process.exitCode = spawnSync(process.execPath, node, { stdio: 'inherit', env: knowledge }).status ?? 1;
}

await prepare();
