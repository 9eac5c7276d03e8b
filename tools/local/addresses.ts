import type { DatabaseRole, Keys } from './keys.ts';
import type { Ports } from './ports.ts';
import { SERVICES } from './ports.ts';
import type { Settings } from './settings.ts';
import { urlAs } from './start/database-roles.ts';

/** Everything a stack can consist of. `knowledge` is a step that ends, the others run until they are stopped. */
export const PARTS = ['database', 'nats', 'supabase', 'openai', 'nebius', 'knowledge', ...SERVICES, 'web'] as const;
export type PartName = (typeof PARTS)[number];

/** What the command lines and environments are made of. */
export interface ProcessContext {
  root: string;
  dataDir: string;
  ports: Ports;
  keys: Keys;
  settings: Settings;
  /** What a test adds to the environment of a part, replicas included. */
  env: Partial<Record<PartName, Record<string, string>>>;
}

const REAL_EMBEDDING_MODEL = 'text-embedding-3-small';
const REAL_OPENAI = 'https://api.openai.com/v1';
const REAL_NEBIUS = 'https://api.tokenfactory.nebius.com/v1';
const STAND_IN_KEY = 'stand-in';
/** An HTTP address on this machine. */
export const local = (port: number): string => `http://127.0.0.1:${port}`;

export function supabaseUrl({ ports, settings }: Pick<ProcessContext, 'ports' | 'settings'>): string {
  return settings.SUPABASE_URL ?? local(ports.supabase);
}

/** The database as the role, embedded or real. */
export function databaseUrl({ ports, settings, keys }: ProcessContext, role: DatabaseRole): string {
  const password = keys.databasePasswords[role];
  if (settings.DATABASE_URL === undefined) return `postgres://${role}:${password}@127.0.0.1:${ports.database}/postgres`;
  return role === 'postgres' ? settings.DATABASE_URL : urlAs(settings.DATABASE_URL, role, password);
}

/** Address and credentials of the bus; a user in NATS_URL stands for all services. */
export function busAccess(
  { ports, settings, keys }: ProcessContext,
  user: keyof Keys['natsPasswords'],
): { url: string; user: string; password: string } {
  if (settings.NATS_URL === undefined) return { url: `nats://127.0.0.1:${ports.nats}`, user, password: keys.natsPasswords[user] };
  const given = URL.canParse(settings.NATS_URL) ? new URL(settings.NATS_URL) : undefined;
  if (!given?.username) return { url: settings.NATS_URL, user, password: keys.natsPasswords[user] };
  return {
    url: `${given.protocol}//${given.host}`,
    user: decodeURIComponent(given.username),
    password: decodeURIComponent(given.password),
  };
}

/** Embeddings, stood in for or real. */
export function embeddingEnv({ ports, settings }: ProcessContext, standInModel: string | undefined): Record<string, string> {
  const real = settings.OPENAI_API_KEY !== undefined;
  const model = settings.EMBEDDING_MODEL ?? (real ? REAL_EMBEDDING_MODEL : standInModel);
  return {
    OPENAI_BASE_URL: real ? (settings.OPENAI_BASE_URL ?? REAL_OPENAI) : `${local(ports.openai)}/v1`,
    OPENAI_API_KEY: settings.OPENAI_API_KEY ?? STAND_IN_KEY,
    ...(model === undefined ? {} : { EMBEDDING_MODEL: model }),
  };
}

/** The provider of Coach K's model, stood in for or real. */
export function nebiusEnv({ ports, settings }: ProcessContext): Record<string, string> {
  const real = settings.NEBIUS_API_KEY !== undefined;
  return {
    NEBIUS_BASE_URL: real ? (settings.NEBIUS_BASE_URL ?? REAL_NEBIUS) : `${local(ports.nebius)}/v1`,
    NEBIUS_API_KEY: settings.NEBIUS_API_KEY ?? STAND_IN_KEY,
    ...(settings.NEBIUS_MODEL ? { NEBIUS_MODEL: settings.NEBIUS_MODEL } : {}),
    ...keepWarmEnv(settings),
    ...(real ? {} : { NEBIUS_METRICS_URL: `${local(ports.nebius)}/v1/projects/local/prometheus/metrics` }),
  };
}

/** What decides about warmth, where the caller set it. */
function keepWarmEnv({ KEEP_WARM, KEEP_WARM_NANO_USD_PER_DAY, NEBIUS_METRICS_URL }: ProcessContext['settings']): Record<string, string> {
  const asked = { KEEP_WARM, KEEP_WARM_NANO_USD_PER_DAY, NEBIUS_METRICS_URL };
  return Object.fromEntries(Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
