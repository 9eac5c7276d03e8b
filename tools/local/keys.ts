import { randomBytes, randomInt } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { StartError } from './start/start-error.ts';
import { generateSigningJwk, mintApiKey, signingJwkSchema } from './supabase/mint-keys.ts';

/** Postgres roles that log in. `postgres` migrates; each service has its own. */
export const DATABASE_ROLES = [
  'postgres',
  'svc_retrieval',
  'svc_athlete_profile',
  'svc_inference_gateway',
  'svc_logging',
  'svc_training_data_export',
  'svc_knowledge',
  'supabase_stand_in',
] as const;
export type DatabaseRole = (typeof DATABASE_ROLES)[number];

export const NATS_USERS = [
  'admin',
  'gateway',
  'retrieval',
  'athlete-profile',
  'inference-gateway',
  'logging',
  'training-data-export',
] as const;
export type NatsUser = (typeof NATS_USERS)[number];

export const ACCOUNTS = ['demo@hyrox.local', 'ops@hyrox.local', 'data@hyrox.local'] as const;
export type Account = (typeof ACCOUNTS)[number];

const storedSchema = z.object({
  signingJwk: signingJwkSchema,
  subjectKeySecret: z.string().min(32),
  databasePasswords: z.record(z.enum(DATABASE_ROLES), z.string().min(16)),
  natsPasswords: z.record(z.enum(NATS_USERS), z.string().min(16)),
  accountPasswords: z.record(z.enum(ACCOUNTS), z.string().min(8)),
});

/** What `<dataDir>/keys.json` holds: made at the first start, the same ever after. */
export type StoredKeys = z.infer<typeof storedSchema>;

/** The stored secrets and the two API keys minted from them for this Supabase address. */
export interface Keys extends StoredKeys {
  anonKey: string;
  serviceRoleKey: string;
}

/** Reads the keys of this data folder, or makes them. The file is readable by its owner only. */
export async function loadKeys(dataDir: string): Promise<StoredKeys> {
  const file = path.join(dataDir, 'keys.json');
  if (!fs.existsSync(file)) return makeKeys(file);
  const parsed = storedSchema.safeParse(readJson(file));
  if (!parsed.success)
    throw new StartError(`${file} is damaged or of an older version; start with --reset to begin with an empty data folder.`);
  fs.chmodSync(file, 0o600);
  return parsed.data;
}

/** Adds the anon and the service-role key, signed for the issuer `<supabaseUrl>/auth/v1`. */
export async function withApiKeys(stored: StoredKeys, supabaseUrl: string): Promise<Keys> {
  const issuer = `${supabaseUrl}/auth/v1`;
  const [anonKey, serviceRoleKey] = await Promise.all([
    mintApiKey(stored.signingJwk, 'anon', issuer),
    mintApiKey(stored.signingJwk, 'service_role', issuer),
  ]);
  return { ...stored, anonKey, serviceRoleKey };
}

async function makeKeys(file: string): Promise<StoredKeys> {
  const keys: StoredKeys = {
    signingJwk: await generateSigningJwk(),
    subjectKeySecret: secret(),
    databasePasswords: forEach(DATABASE_ROLES, secret),
    natsPasswords: forEach(NATS_USERS, secret),
    accountPasswords: forEach(ACCOUNTS, readablePassword),
  };
  // Written aside and renamed: a start that is cut short leaves no half a file.
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
  return keys;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function forEach<Name extends string>(names: readonly Name[], make: () => string): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, make()])) as Record<Name, string>;
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** Three groups of four, without letters that look alike: 59 bits, to be typed by hand. */
function readablePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group()].join('-');
}
