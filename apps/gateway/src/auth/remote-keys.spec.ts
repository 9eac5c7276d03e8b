import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createLogger } from '@hyrox/telemetry';
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { createRemoteKeys } from './remote-keys.ts';

const pair = await generateKeyPair('ES256', { extractable: true });
const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256' };
const sign = (kid: string) => new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid }).sign(pair.privateKey);

let server: http.Server | undefined;
const asked: string[] = [];
async function keyServer(): Promise<string> {
  server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
const closeServer = async () => {
  server?.closeAllConnections();
  await new Promise((closed) => (server ? server.close(closed) : closed(undefined)));
};

describe('the keys of the sign-in service', () => {
  afterEach(closeServer);

  it('are read once from the configured address; 200 unknown key ids do not ask again', async () => {
    const keys = createRemoteKeys(await keyServer(), createLogger('test', 'fatal'));
    await jwtVerify(await sign('k1'), keys);
    const refused = await Promise.allSettled(Array.from({ length: 200 }, async (_, n) => jwtVerify(await sign(`x${n}`), keys)));
    expect(refused.every((result) => result.status === 'rejected')).toBe(true);
    expect(asked).toEqual(['/auth/v1/.well-known/jwks.json']);
  });

  it('still hold when their server has gone away', async () => {
    const keys = createRemoteKeys(await keyServer(), createLogger('test', 'fatal'));
    await jwtVerify(await sign('k1'), keys);
    await closeServer();
    await expect(jwtVerify(await sign('k1'), keys)).resolves.toBeDefined();
  });
});
