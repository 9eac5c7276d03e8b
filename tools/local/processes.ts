import path from 'node:path';
import type { DatabaseRole, Keys } from './keys.ts';
import type { Ports, ServiceName } from './ports.ts';
import { SERVICES } from './ports.ts';
import type { Settings } from './settings.ts';
import { urlAs } from './start/database-roles.ts';
import type { OneShot } from './start/one-shot.ts';
import type { ProcessSpec } from './supervisor/launch.ts';
import { acceptsConnections, answersOk } from './supervisor/readiness.ts';

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

/** Where a part and its replicas listen. */
export interface ReplicaPorts {
  metrics: number;
  /** The HTTP port, for the gateway. */
  http?: number;
}

const SOURCE = '--conditions=@hyrox/source';
const REAL_EMBEDDING_MODEL = 'text-embedding-3-small';
const REAL_OPENAI = 'https://api.openai.com/v1';
const REAL_NEBIUS = 'https://api.tokenfactory.nebius.com/v1';
const STAND_IN_KEY = 'stand-in';
const local = (port: number): string => `http://127.0.0.1:${port}`;

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
export function busAccess({ ports, settings, keys }: ProcessContext, user: keyof Keys['natsPasswords']): { url: string; user: string; password: string } {
  if (settings.NATS_URL === undefined) return { url: `nats://127.0.0.1:${ports.nats}`, user, password: keys.natsPasswords[user] };
  const given = URL.canParse(settings.NATS_URL) ? new URL(settings.NATS_URL) : undefined;
  if (!given?.username) return { url: settings.NATS_URL, user, password: keys.natsPasswords[user] };
  return { url: `${given.protocol}//${given.host}`, user: decodeURIComponent(given.username), password: decodeURIComponent(given.password) };
}

export function databaseProcess(context: ProcessContext): ProcessSpec {
  return nodeProcess(context, 'database', 'database', [path.join(import.meta.dirname, 'database/serve.ts')], acceptsConnections(context.ports.database), {
    PORT: String(context.ports.database),
    DATABASE_DIR: path.join(context.dataDir, 'database'),
    DATABASE_PASSWORDS: JSON.stringify(context.keys.databasePasswords),
  });
}

export function natsProcess(context: ProcessContext, program: string, configFile: string): ProcessSpec {
  const spec = nodeProcess(context, 'nats', 'nats', [], acceptsConnections(context.ports.nats), {});
  return { ...spec, run: { program, args: ['-c', configFile] } };
}

/** One of the three stand-ins for services we do not run. */
export function standInProcess(context: ProcessContext, name: 'supabase' | 'openai' | 'nebius'): ProcessSpec {
  const { settings } = context;
  const port = context.ports[name];
  const own = {
    supabase: { DATABASE_URL: databaseUrl(context, 'supabase_stand_in'), JWT_SIGNING_JWK: JSON.stringify(context.keys.signingJwk) },
    openai: {},
    nebius: { COACH_MODE: settings.COACH_MODE, ...(settings.FAULTS ? { FAULTS: settings.FAULTS } : {}) },
  }[name];
  const entry = path.join(import.meta.dirname, name, 'main.ts');
  return nodeProcess(context, name, name, [SOURCE, entry], acceptsConnections(port), { PORT: String(port), ...own });
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

export function serviceProcess(context: ProcessContext, name: ServiceName, replica: number, ports: ReplicaPorts, embedding: Record<string, string>): ProcessSpec {
  const bus = busAccess(context, name);
  const env = {
    NATS_URL: bus.url,
    NATS_USER: bus.user,
    NATS_PASSWORD: bus.password,
    METRICS_PORT: String(ports.metrics),
    OTEL_SERVICE_NAME: name,
    LOG_LEVEL: context.settings.LOG_LEVEL,
    ...serviceEnv(context, name, ports, embedding),
  };
  const run = ['--enable-source-maps', '--max-semi-space-size=8', '--import', '@hyrox/telemetry/register', `apps/${name}/dist/main.js`];
  return nodeProcess(context, name, nameOf(name, replica), run, answersOk(`${local(ports.metrics)}/readyz`), env);
}

export function webProcess(context: ProcessContext): ProcessSpec {
  const { ports, keys, settings } = context;
  const server = path.join(context.root, 'apps/web/.next/standalone/apps/web/server.js');
  return nodeProcess(context, 'web', 'web', [server], acceptsConnections(ports.web), {
    PORT: String(ports.web),
    HOSTNAME: '127.0.0.1',
    API_URL: local(ports.gateway),
    SUPABASE_URL: supabaseUrl(context),
    SUPABASE_ANON_KEY: settings.SUPABASE_ANON_KEY ?? keys.anonKey,
  });
}

/** Brings the knowledge table to the passages of the repository; it ends by itself. */
export function knowledgeStep(context: ProcessContext, embedding: Record<string, string>): OneShot {
  const env = { DATABASE_URL: databaseUrl(context, 'svc_knowledge'), ...embedding };
  const node = [SOURCE, 'tools/knowledge/main.ts', 'load'];
  const spec = nodeProcess(context, 'knowledge', 'knowledge', node, () => Promise.resolve(), env);
  return { ...spec, node };
}

/** `gateway` for the first, `gateway-2` for the second. */
export function nameOf(name: ServiceName, replica: number): string {
  return replica === 1 ? name : `${name}-${replica}`;
}

function serviceEnv(context: ProcessContext, name: ServiceName, ports: ReplicaPorts, embedding: Record<string, string>): Record<string, string> {
  const { settings, keys } = context;
  const supabase = { SUPABASE_URL: supabaseUrl(context) };
  const database = (role: DatabaseRole) => ({ DATABASE_URL: databaseUrl(context, role) });
  const subjectKey = { SUBJECT_KEY_SECRET: keys.subjectKeySecret };
  switch (name) {
    case 'gateway':
      return { PORT: String(ports.http), ...supabase, ...subjectKey };
    case 'retrieval':
      return { ...database('svc_retrieval'), ...supabase, SUPABASE_ANON_KEY: settings.SUPABASE_ANON_KEY ?? keys.anonKey, ...embedding };
    case 'athlete-profile':
      return { ...database('svc_athlete_profile'), ...subjectKey };
    case 'inference-gateway':
      return { ...database('svc_inference_gateway'), ...nebiusEnv(context) };
    case 'logging':
      return { ...database('svc_logging'), ...subjectKey };
    case 'training-data-export':
      return { ...database('svc_training_data_export'), ...nebiusEnv(context) };
  }
}

function nebiusEnv({ ports, settings }: ProcessContext): Record<string, string> {
  const real = settings.NEBIUS_API_KEY !== undefined;
  return {
    NEBIUS_BASE_URL: real ? (settings.NEBIUS_BASE_URL ?? REAL_NEBIUS) : `${local(ports.nebius)}/v1`,
    NEBIUS_API_KEY: settings.NEBIUS_API_KEY ?? STAND_IN_KEY,
    ...(settings.NEBIUS_MODEL ? { NEBIUS_MODEL: settings.NEBIUS_MODEL } : {}),
  };
}

function nodeProcess(context: ProcessContext, part: PartName, name: string, node: string[], ready: ProcessSpec['ready'], env: Record<string, string>): ProcessSpec {
  const { settings } = context;
  const traces = settings.OTEL_EXPORTER_OTLP_ENDPOINT ? { OTEL_EXPORTER_OTLP_ENDPOINT: settings.OTEL_EXPORTER_OTLP_ENDPOINT } : {};
  return {
    name,
    run: { node },
    cwd: context.root,
    env: { ...settings.inherited, NODE_ENV: 'production', ...traces, ...env, ...context.env[part] },
    logFile: path.join(context.dataDir, 'logs', `${name}.log`),
    ready,
  };
}
