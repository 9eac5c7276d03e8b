import path from 'node:path';
import { busAccess, databaseUrl, local, nebiusEnv, supabaseUrl } from './addresses.ts';
import type { PartName, ProcessContext } from './addresses.ts';
import type { DatabaseRole } from './keys.ts';
import type { ServiceName } from './ports.ts';
import type { OneShot } from './start/one-shot.ts';
import type { ProcessSpec } from './supervisor/launch.ts';
import { acceptsConnections, answersOk } from './supervisor/readiness.ts';

/** Where a part and its replicas listen. */
export interface ReplicaPorts {
  metrics: number;
  /** The HTTP port, for the gateway. */
  http?: number;
}

const SOURCE = '--conditions=@hyrox/source';

export function databaseProcess(context: ProcessContext): ProcessSpec {
  const port = context.ports.database;
  return nodeProcess(context, {
    part: 'database',
    node: [path.join(import.meta.dirname, 'database/serve.ts')],
    ready: acceptsConnections(port),
    env: {
      PORT: String(port),
      DATABASE_DIR: path.join(context.dataDir, 'database'),
      DATABASE_PASSWORDS: JSON.stringify(context.keys.databasePasswords),
    },
  });
}

export function natsProcess(context: ProcessContext, program: string, configFile: string): ProcessSpec {
  const spec = nodeProcess(context, { part: 'nats', node: [], ready: acceptsConnections(context.ports.nats), env: {} });
  return { ...spec, run: { program, args: ['-c', configFile] } };
}

/** One of the three stand-ins for services we do not run. */
export function standInProcess(context: ProcessContext, name: 'supabase' | 'openai' | 'nebius'): ProcessSpec {
  const { settings } = context;
  const port = context.ports[name];
  const own = {
    supabase: authEnv(context),
    openai: {},
    nebius: {
      COACH_MODE: settings.COACH_MODE,
      NEBIUS_PROFILE: settings.NEBIUS_PROFILE,
      ...(settings.FAULTS ? { FAULTS: settings.FAULTS } : {}),
    },
  }[name];
  const entry = path.join(import.meta.dirname, name, 'main.ts');
  return nodeProcess(context, { part: name, node: [SOURCE, entry], ready: acceptsConnections(port), env: { PORT: String(port), ...own } });
}

/** Collect early rather than grow: with 500 streams a worker took 187 MB instead of 222, and no more time. */
const SMALL_HEAP = ['--max-semi-space-size=4', '--heap-growing-percent=20'];

export function serviceProcess(
  context: ProcessContext,
  name: ServiceName,
  replica: number,
  ports: ReplicaPorts,
  embedding: Record<string, string>,
): ProcessSpec {
  const bus = busAccess(context, name);
  const env = {
    NATS_URL: bus.url,
    NATS_USER: bus.user,
    NATS_PASSWORD: bus.password,
    METRICS_PORT: String(ports.metrics),
    OTEL_SERVICE_NAME: name,
    LOG_LEVEL: context.settings.LOG_LEVEL,
    MALLOC_ARENA_MAX: '1',
    ...serviceEnv(context, name, ports, embedding),
  };
  const node = [...SMALL_HEAP, '--import', '@hyrox/telemetry/register', `apps/${name}/dist/main.js`];
  return nodeProcess(context, { part: name, name: nameOf(name, replica), node, ready: answersOk(`${local(ports.metrics)}/readyz`), env });
}

export function webProcess(context: ProcessContext): ProcessSpec {
  const { ports, keys, settings } = context;
  const server = path.join(context.root, 'apps/web/.next/standalone/apps/web/server.js');
  return nodeProcess(context, {
    part: 'web',
    node: [server],
    ready: acceptsConnections(ports.web),
    env: {
      PORT: String(ports.web),
      HOSTNAME: '127.0.0.1',
      API_URL: local(ports.gateway),
      SUPABASE_URL: supabaseUrl(context),
      SUPABASE_ANON_KEY: settings.SUPABASE_ANON_KEY ?? keys.anonKey,
      ...(settings.SUPABASE_URL
        ? {}
        : {
            DEMO_EMAIL: 'demo@hyrox.local',
            DEMO_PASSWORD: keys.accountPasswords['demo@hyrox.local'],
            INBOX_URL: `${local(ports.supabase)}/inbox`,
          }),
    },
  });
}

/** The page may be opened under both names of this machine; a session is handed to no other. */
function authEnv(context: ProcessContext): Record<string, string> {
  const { ports, keys, settings } = context;
  return {
    DATABASE_URL: databaseUrl(context, 'supabase_stand_in'),
    JWT_SIGNING_JWK: JSON.stringify(keys.signingJwk),
    SITE_URL: local(ports.web),
    REDIRECT_ORIGINS: `http://localhost:${ports.web}`,
    ...(settings.AUTH_PROVIDERS ? { AUTH_PROVIDERS: settings.AUTH_PROVIDERS } : {}),
  };
}

/** Brings the knowledge table to the passages of the repository; it ends by itself. */
export function knowledgeStep(context: ProcessContext, embedding: Record<string, string>): OneShot {
  const env = { DATABASE_URL: databaseUrl(context, 'svc_knowledge'), ...embedding };
  const node = [SOURCE, 'tools/knowledge/main.ts', 'load'];
  const spec = nodeProcess(context, { part: 'knowledge', node, ready: () => Promise.resolve(), env });
  return { ...spec, node };
}

/** `gateway` for the first, `gateway-2` for the second. */
export function nameOf(name: ServiceName, replica: number): string {
  return replica === 1 ? name : `${name}-${replica}`;
}

function serviceEnv(
  context: ProcessContext,
  name: ServiceName,
  ports: ReplicaPorts,
  embedding: Record<string, string>,
): Record<string, string> {
  const { settings, keys } = context;
  const supabase = { SUPABASE_URL: supabaseUrl(context) };
  const database = (role: DatabaseRole) => ({ DATABASE_URL: databaseUrl(context, role) });
  switch (name) {
    case 'gateway':
      // One proxy of ours, the web app, tells the address a request came from.
      return { PORT: String(ports.http), ...supabase, SUBJECT_KEY_SECRET: keys.subjectKeySecret, TRUSTED_PROXY_HOPS: '1' };
    case 'retrieval':
      return { ...database('svc_retrieval'), ...supabase, SUPABASE_ANON_KEY: settings.SUPABASE_ANON_KEY ?? keys.anonKey, ...embedding };
    case 'athlete-profile':
      return database('svc_athlete_profile');
    case 'inference-gateway':
      return { ...database('svc_inference_gateway'), ...nebiusEnv(context), ...given(settings, LINES), ...given(settings, BUDGETS) };
    case 'logging':
      return { ...database('svc_logging'), ...given(settings, ALLOWANCE) };
    case 'training-data-export':
      return database('svc_training_data_export');
  }
}

const ALLOWANCE = ['TURNS_PER_MINUTE', 'TURNS_PER_DAY', 'TOKENS_PER_DAY'] as const;
const BUDGETS = ['BUDGET_DAY_NANO_USD', 'BUDGET_MONTH_NANO_USD', 'BUDGET_SUBJECT_DAY_NANO_USD'] as const;
const LINES = ['ANSWERS_AT_ONCE', 'ANSWERS_AT_ONCE_PER_ATHLETE', 'ANSWERS_WAITING', 'HEDGE_WHILE_COLD'] as const;

/** These settings, where the caller set them. */
function given(
  settings: ProcessContext['settings'],
  names: readonly ((typeof ALLOWANCE)[number] | (typeof LINES)[number] | (typeof BUDGETS)[number])[],
): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (settings[name] === undefined ? [] : [[name, settings[name]]])));
}

interface NodeProcess {
  part: PartName;
  /** Where it differs from the part's: of further replicas. */
  name?: string;
  node: string[];
  ready: ProcessSpec['ready'];
  env: Record<string, string>;
}

function nodeProcess(context: ProcessContext, { part, name = part, node, ready, env }: NodeProcess): ProcessSpec {
  const { settings } = context;
  // A process that died is back a quarter sooner when its code does not have to be compiled again.
  const compileCache = path.join(context.root, '.hyrox/compile-cache');
  const traces = settings.OTEL_EXPORTER_OTLP_ENDPOINT ? { OTEL_EXPORTER_OTLP_ENDPOINT: settings.OTEL_EXPORTER_OTLP_ENDPOINT } : {};
  return {
    name,
    run: { node },
    cwd: context.root,
    env: { ...settings.inherited, NODE_ENV: 'production', NODE_COMPILE_CACHE: compileCache, ...traces, ...env, ...context.env[part] },
    logFile: path.join(context.dataDir, 'logs', `${name}.log`),
    ready,
  };
}
