import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

export interface SignedIn {
  id: string;
  sessionId: string;
  token: string;
}

export interface TokenOptions {
  id?: string;
  sessionId?: string;
  roles?: string[];
  signedInAgoS?: number;
  expiresInS?: number;
  anonymous?: boolean;
}

/** A key server and whoever signs in there. */
export class SignIn {
  readonly url: string;
  /** How often somebody asked for the keys. */
  keyRequests = 0;
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
    const server = http.createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const signIn = new SignIn(server, privateKey);
    server.on('request', (_: http.IncomingMessage, response: http.ServerResponse) => {
      signIn.keyRequests += 1;
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
    });
    return signIn;
  }

  /** An athlete with a token. `signedInAgoS`: when the password was typed. */
  async athlete(options: TokenOptions = {}): Promise<SignedIn> {
    const id = options.id ?? randomUUID();
    const sessionId = options.sessionId ?? randomUUID();
    const nowS = Math.floor(Date.now() / 1_000);
    const claims = {
      role: 'authenticated',
      session_id: sessionId,
      is_anonymous: options.anonymous ?? false,
      amr: [{ method: 'password', timestamp: nowS - (options.signedInAgoS ?? 0) }],
      app_metadata: { roles: options.roles ?? [] },
    };
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: 'k1', typ: 'JWT' })
      .setSubject(id)
      .setIssuer(`${this.url}/auth/v1`)
      .setAudience('authenticated')
      .setIssuedAt()
      .setExpirationTime(nowS + (options.expiresInS ?? 600))
      .sign(this.privateKey);
    return { id, sessionId, token };
  }

  /** A token of the very shape of ours, with another header and signed by a key of the caller's. */
  async forged(header: object, privateKey: PrivateKey, claims: object = {}): Promise<string> {
    return new SignJWT({ role: 'authenticated', session_id: randomUUID(), is_anonymous: false, ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'JWT', ...header })
      .setSubject(randomUUID())
      .setIssuer(`${this.url}/auth/v1`)
      .setAudience('authenticated')
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(privateKey);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
