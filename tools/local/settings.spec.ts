import { expect, test } from '@jest/globals';
import { loadSettings } from './settings.ts';

const DATABASE_URL = 'postgres://postgres:secret@db.example/postgres';

test('an empty environment means everything embedded', () => {
  const settings = loadSettings({ DATABASE_URL: '', SUPABASE_URL: '' });
  expect(settings.DATABASE_URL).toBeUndefined();
  expect(settings).toMatchObject({ LOG_LEVEL: 'info', COACH_MODE: 'extractive' });
});

test('DATABASE_URL alone, or all three of Supabase, are accepted', () => {
  expect(loadSettings({ DATABASE_URL }).DATABASE_URL).toBe(DATABASE_URL);
  const all = { DATABASE_URL, SUPABASE_URL: 'https://x.supabase.co', SUPABASE_ANON_KEY: 'k' };
  expect(loadSettings(all)).toMatchObject(all);
});

test.each([
  [{ SUPABASE_URL: 'https://x.supabase.co' }, 'SUPABASE_ANON_KEY and DATABASE_URL are missing'],
  [{ SUPABASE_URL: 'https://x.supabase.co', SUPABASE_ANON_KEY: 'k' }, 'DATABASE_URL is missing'],
  [{ SUPABASE_ANON_KEY: 'k', DATABASE_URL }, 'SUPABASE_URL is missing'],
  [{ SUPABASE_URL: 'https://x.supabase.co', DATABASE_URL }, 'SUPABASE_ANON_KEY is missing'],
])('a part of Supabase is refused with what is missing: %j', (environment, sentence) => {
  expect(() => loadSettings(environment)).toThrow(sentence);
});

test('a demo key of Supabase is refused, and not repeated (A16)', () => {
  const key = `e30.${Buffer.from('{"iss":"supabase-demo","role":"anon"}').toString('base64url')}.c2ln`;
  const load = () => loadSettings({ SUPABASE_URL: 'https://x.supabase.co', SUPABASE_ANON_KEY: key, DATABASE_URL });
  expect(load).toThrow('SUPABASE_ANON_KEY is a demo key');
  expect(load).not.toThrow(key);
});

test('providers are Google and Apple', () => {
  expect(loadSettings({ AUTH_PROVIDERS: 'google, apple' }).AUTH_PROVIDERS).toBe('google, apple');
  expect(() => loadSettings({ AUTH_PROVIDERS: 'myspace' })).toThrow('AUTH_PROVIDERS is not usable');
});

test('a variable that cannot be used is named, without its value', () => {
  expect(() => loadSettings({ DATABASE_URL: 'mysql://root:hunter2@x' })).toThrow(
    /^The environment variable DATABASE_URL is not usable: has to begin with postgres:\/\/\.$/,
  );
  expect(() => loadSettings({ NEBIUS_MODEL: 'm' })).toThrow('NEBIUS_MODEL is set without NEBIUS_API_KEY');
});

test('processes inherit paths, proxies and certificates, and no key', () => {
  const { inherited } = loadSettings({
    PATH: '/bin',
    HTTPS_PROXY: 'http://p',
    NODE_EXTRA_CA_CERTS: '/c',
    OPENAI_API_KEY: 'k',
    AWS_SECRET: 's',
    NODE_OPTIONS: '--x',
  });
  expect(inherited).toEqual({ PATH: '/bin', HTTPS_PROXY: 'http://p', NODE_EXTRA_CA_CERTS: '/c' });
});
