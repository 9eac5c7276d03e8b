import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { loadKeys, NATS_USERS, withApiKeys } from './keys.ts';
import { readBusUsers } from './nats/permissions.ts';

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-keys-'));
});
afterEach(() => fs.rmSync(dir, { recursive: true }));

test('the second start reads what the first made, and only the owner may', async () => {
  const made = await loadKeys(dir);
  expect(await loadKeys(dir)).toEqual(made);
  expect(fs.statSync(path.join(dir, 'keys.json')).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(dir)).toEqual(['keys.json']);
  expect(new Set([...Object.values(made.databasePasswords), ...Object.values(made.natsPasswords)]).size).toBe(15);
  expect(made.accountPasswords['demo@hyrox.local']).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
});

test('the API keys carry their role, the issuer and the id of the signing key', async () => {
  const keys = await withApiKeys(await loadKeys(dir), 'http://127.0.0.1:54331');
  expect(decodeJwt(keys.anonKey)).toMatchObject({ role: 'anon', iss: 'http://127.0.0.1:54331/auth/v1' });
  expect(decodeJwt(keys.serviceRoleKey)).toMatchObject({ role: 'service_role' });
  expect(decodeProtectedHeader(keys.anonKey)).toMatchObject({ alg: 'ES256', kid: keys.signingJwk.kid });
});

test('a damaged file is said to be damaged, and stays as it is', async () => {
  fs.writeFileSync(path.join(dir, 'keys.json'), '{"signingJwk":');
  await expect(loadKeys(dir)).rejects.toThrow(/keys\.json is damaged .* --reset/);
  expect(fs.readFileSync(path.join(dir, 'keys.json'), 'utf8')).toBe('{"signingJwk":');
});

test('every user of the bus has a password and every password a user', () => {
  expect(Object.keys(readBusUsers()).sort()).toEqual([...NATS_USERS].sort());
});
