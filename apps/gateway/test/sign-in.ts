import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

/** A key server and whoever signs in there. */
export class SignIn {
  readonly url: string;
  private readonly server: http.Server;
  private readonly privateKey: PrivateKey;

  private constructor(server: http.Server, privateKey: PrivateKey) {
    this.server = server;
    this.privateKey = privateKey;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(): Promise<SignIn> {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const keys = [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }];
    const server = http.createServer((_, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys })));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new SignIn(server, privateKey);
  }

  async athlete(): Promise<{ id: string; token: string }> {
    const id = randomUUID();
    const claims = { role: 'authenticated', session_id: randomUUID(), is_anonymous: false };
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: 'k1', typ: 'JWT' })
      .setSubject(id)
      .setIssuer(`${this.url}/auth/v1`)
      .setAudience('authenticated')
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(this.privateKey);
    return { id, token };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
