import { expect, test } from '@jest/globals';
import { portsFrom } from '../ports.ts';
import { PARTS } from '../addresses.ts';
import { loadSettings } from '../settings.ts';
import { neededPorts, wantedParts } from './wanted-parts.ts';

const DATABASE_URL = 'postgres://u:p@db.example/x';

test.each([
  [{}, []],
  [{ DATABASE_URL }, ['database']],
  [{ DATABASE_URL, SUPABASE_URL: 'https://x.supabase.co', SUPABASE_ANON_KEY: 'k' }, ['database', 'supabase']],
  [{ NATS_URL: 'nats://bus.example:4222' }, ['nats']],
  [{ NEBIUS_API_KEY: 'k' }, ['nebius']],
  [{ OPENAI_API_KEY: 'k' }, ['openai']],
])('with %j everything runs here but %j', (environment, absent) => {
  const parts = wantedParts(PARTS, { web: true, settings: loadSettings(environment) });
  expect(PARTS.filter((part) => !parts.has(part))).toEqual(absent);
});

test('only ports of parts that run here are looked at', () => {
  const parts = wantedParts(['nats', 'gateway', 'web'], { web: false, settings: loadSettings({}) });
  expect(neededPorts(parts, portsFrom())).toEqual([
    { port: 3001, purpose: 'gateway' },
    { port: 4322, purpose: 'NATS' },
    { port: 9101, purpose: 'metrics of gateway' },
  ]);
});
