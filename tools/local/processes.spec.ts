import { expect, test } from '@jest/globals';
import type { Keys } from './keys.ts';
import { DATABASE_ROLES, NATS_USERS } from './keys.ts';
import { portsFrom } from './ports.ts';
import type { ProcessContext } from './addresses.ts';
import { busAccess, databaseUrl, embeddingEnv } from './addresses.ts';
import { serviceProcess, standInProcess, webProcess } from './processes.ts';
import { loadSettings } from './settings.ts';

const keys = {
  anonKey: 'anon',
  serviceRoleKey: 'service',
  subjectKeySecret: 'subject-key-secret',
  signingJwk: { kid: '1' },
  accountPasswords: { 'demo@hyrox.local': 'demo-pw' },
  databasePasswords: Object.fromEntries(DATABASE_ROLES.map((role) => [role, `${role}-pw`])),
  natsPasswords: Object.fromEntries(NATS_USERS.map((user) => [user, `${user}-pw`])),
} as unknown as Keys;

function contextWith(environment: NodeJS.ProcessEnv = {}, env: ProcessContext['env'] = {}): ProcessContext {
  return { root: '/repo', dataDir: '/data', ports: portsFrom(), keys, settings: loadSettings({ PATH: '/bin', ...environment }), env };
}

test('a service runs with telemetry first, as its own user of bus and database, and nothing of anybody else', () => {
  const spec = serviceProcess(contextWith(), 'logging', 1, { metrics: 9105 }, {});
  expect(spec.run).toEqual({
    node: ['--max-semi-space-size=4', '--heap-growing-percent=20', '--import', '@hyrox/telemetry/register', 'apps/logging/dist/main.js'],
  });
  expect(spec.env).toEqual({
    PATH: '/bin',
    NODE_ENV: 'production',
    NODE_COMPILE_CACHE: '/repo/.hyrox/compile-cache',
    NATS_URL: 'nats://127.0.0.1:4322',
    NATS_USER: 'logging',
    NATS_PASSWORD: 'logging-pw',
    METRICS_PORT: '9105',
    OTEL_SERVICE_NAME: 'logging',
    LOG_LEVEL: 'info',
    MALLOC_ARENA_MAX: '1',
    DATABASE_URL: 'postgres://svc_logging:svc_logging-pw@127.0.0.1:54329/postgres',
  });
});

test('the gateway has no database, and a second one a name and ports of its own', () => {
  const { name, env, logFile } = serviceProcess(contextWith(), 'gateway', 2, { metrics: 40001, http: 40002 }, {});
  expect({ name, logFile }).toEqual({ name: 'gateway-2', logFile: '/data/logs/gateway-2.log' });
  expect(env).toMatchObject({ PORT: '40002', METRICS_PORT: '40001', SUPABASE_URL: 'http://127.0.0.1:54331' });
  expect(env).not.toHaveProperty('DATABASE_URL');
});

test('the stand-ins are used without keys and the real ones with them', () => {
  const at = (environment: NodeJS.ProcessEnv) => serviceProcess(contextWith(environment), 'inference-gateway', 1, { metrics: 1 }, {}).env;
  expect(at({})).toMatchObject({ NEBIUS_BASE_URL: 'http://127.0.0.1:54333/v1', NEBIUS_API_KEY: 'stand-in' });
  expect(at({ NEBIUS_API_KEY: 'real', NEBIUS_MODEL: 'm' })).toMatchObject({ NEBIUS_API_KEY: 'real', NEBIUS_MODEL: 'm' });
  expect(at({ NEBIUS_API_KEY: 'real' })['NEBIUS_BASE_URL']).toMatch(/^https:.*nebius\.com/);
  expect(at({ ANSWERS_AT_ONCE: '5', HEDGE_WHILE_COLD: 'true' })).toMatchObject({ ANSWERS_AT_ONCE: '5', HEDGE_WHILE_COLD: 'true' });
  expect(at({})).not.toHaveProperty('ANSWERS_AT_ONCE');
  expect(embeddingEnv(contextWith(), 'lsa-1')).toEqual({
    OPENAI_BASE_URL: 'http://127.0.0.1:54332/v1',
    OPENAI_API_KEY: 'stand-in',
    EMBEDDING_MODEL: 'lsa-1',
  });
  expect(embeddingEnv(contextWith({ OPENAI_API_KEY: 'real' }), undefined)).toMatchObject({
    OPENAI_API_KEY: 'real',
    EMBEDDING_MODEL: 'text-embedding-3-small',
  });
});

test('a real database is reached as the role, and migrated as who is named', () => {
  const context = contextWith({ DATABASE_URL: 'postgres://boss:pw@db.example:5432/app' });
  expect(databaseUrl(context, 'postgres')).toBe('postgres://boss:pw@db.example:5432/app');
  expect(databaseUrl(context, 'svc_retrieval')).toBe('postgres://svc_retrieval:svc_retrieval-pw@db.example:5432/app');
});

test('a user in NATS_URL stands for all services; without one each keeps its own', () => {
  expect(busAccess(contextWith({ NATS_URL: 'nats://me:p%40ss@bus.example:4222' }), 'gateway')).toEqual({
    url: 'nats://bus.example:4222',
    user: 'me',
    password: 'p@ss',
  });
  expect(busAccess(contextWith({ NATS_URL: 'bus.example:4222' }), 'gateway')).toEqual({
    url: 'bus.example:4222',
    user: 'gateway',
    password: 'gateway-pw',
  });
});

test('a browser is handed a session at the page alone, and finds the inbox; with a real Supabase there is none', () => {
  const embedded = contextWith({ AUTH_PROVIDERS: 'google' });
  expect(standInProcess(embedded, 'supabase').env).toMatchObject({
    SITE_URL: 'http://127.0.0.1:3000',
    REDIRECT_ORIGINS: 'http://localhost:3000',
    AUTH_PROVIDERS: 'google',
  });
  expect(standInProcess(contextWith(), 'supabase').env).not.toHaveProperty('AUTH_PROVIDERS');
  expect(webProcess(embedded).env).toMatchObject({ INBOX_URL: 'http://127.0.0.1:54331/inbox', DEMO_EMAIL: 'demo@hyrox.local' });
  const real = { SUPABASE_URL: 'https://x.supabase.co', SUPABASE_ANON_KEY: 'k', DATABASE_URL: 'postgres://boss:pw@db.example:5432/app' };
  expect(webProcess(contextWith(real)).env).not.toHaveProperty('INBOX_URL');
});

test('the offline model is quick unless the measured one is asked for', () => {
  expect(standInProcess(contextWith(), 'nebius').env).toMatchObject({ NEBIUS_PROFILE: 'local' });
  expect(standInProcess(contextWith({ NEBIUS_PROFILE: 'measured' }), 'nebius').env).toMatchObject({ NEBIUS_PROFILE: 'measured' });
  expect(() => contextWith({ NEBIUS_PROFILE: 'fast' })).toThrow('NEBIUS_PROFILE is not usable');
});

test('what a test adds to the environment wins', () => {
  const context = contextWith({}, { nebius: { TOKENS_PER_SECOND: '0', COACH_MODE: 'gullible' } });
  expect(standInProcess(context, 'nebius').env).toMatchObject({ PORT: '54333', TOKENS_PER_SECOND: '0', COACH_MODE: 'gullible' });
});
