import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen } from '../http/listen.ts';
import { BodyTooLargeError, readBody } from '../http/read-body.ts';
import { createAttemptLimit } from './auth/attempt-limit.ts';
import type { AuthContext } from './auth/auth-context.ts';
import { createRedirectAllowList } from './auth/redirect-allow-list.ts';
import type { Answer, StandInRequest } from './exchange.ts';
import { createTokenSigner } from './jwt/token-signer.ts';
import { createTokenVerifier, publicJwk } from './jwt/token-verifier.ts';
import type { SigningJwk } from './mint-keys.ts';
import { openDatabase, sqlStateOf, type Database } from './open-database.ts';
import type { ProviderName } from './provider/provider-name.ts';
import { createFunctionCaller } from './rest/call-function.ts';
import { routeRequest, type StandInContext } from './route-request.ts';
import { RPC_ALLOW_LIST } from './rpc-allow-list.ts';

export interface StandInOptions {
  databaseUrl: string;
  /** 0 takes a free one. */
  port: number;
  signingJwk: SigningJwk;
  accessTokenTtlS: number;
  signUpsAllowed?: boolean;
  /** What clients call this server, when that is not its own address. */
  publicUrl?: string;
  /** What browsers call it, when that is something else again: the links of mails begin with it. */
  externalUrl?: string;
  /** Where browsers may be sent with a session: the site first. Default the web page of `npm start`. */
  siteOrigins?: readonly [string, ...string[]];
  /** Providers to stand in for; default none. */
  providers?: readonly ProviderName[];
  /** Functions of schema public that `rpc` may call. */
  rpcAllowList?: readonly string[];
  log?: (sentence: string) => void;
}

export interface SupabaseStandIn {
  /** `http://127.0.0.1:<port>`, what a client takes as the Supabase URL; tokens are issued by `<url>/auth/v1`. */
  url: string;
  close(): Promise<void>;
}

const MAX_BODY_BYTES = 1024 * 1024;
const SIGN_INS_PER_WINDOW = 30;
const SIGN_IN_WINDOW_MS = 5 * 60_000;
const MAIL_WINDOW_MS = 60_000;
const DEFAULT_SITE = 'http://127.0.0.1:3000';

/** Supabase Auth and PostgREST's rpc on 127.0.0.1, upon a database that `auth-schema.sql` was applied to. Rejects when the port is taken or the key is none. */
export async function createSupabaseStandIn(options: StandInOptions): Promise<SupabaseStandIn> {
  const log = options.log ?? ((sentence) => process.stderr.write(`supabase stand-in: ${sentence}\n`));
  const database = openDatabase(options.databaseUrl, log);
  // The issuer holds the port, which is only known once the server listens; requests wait for it.
  const { promise: context, resolve: ready } = Promise.withResolvers<StandInContext>();
  const listening = await listen((request, response) => void answer(request, response, context, log), options.port);
  const close = async (): Promise<void> => {
    await listening.close();
    await database.end();
  };
  try {
    ready(await assemble(options, database, options.publicUrl ?? listening.url));
  } catch (error) {
    await close();
    throw error;
  }
  return { url: listening.url, close };
}

async function assemble(options: StandInOptions, database: Database, publicUrl: string): Promise<StandInContext> {
  const { signingJwk, accessTokenTtlS } = options;
  const issuer = `${publicUrl}/auth/v1`;
  const verifyToken = createTokenVerifier(signingJwk, issuer);
  const auth: AuthContext = {
    database,
    verifyToken,
    signer: await createTokenSigner({ jwk: signingJwk, issuer, accessTokenTtlS }),
    signInLimit: createAttemptLimit(SIGN_INS_PER_WINDOW, SIGN_IN_WINDOW_MS),
    mailLimit: createAttemptLimit(1, MAIL_WINDOW_MS),
    signUpsAllowed: options.signUpsAllowed ?? true,
    providers: options.providers ?? [],
    redirects: createRedirectAllowList(options.siteOrigins ?? [DEFAULT_SITE]),
    externalUrl: options.externalUrl ?? publicUrl,
  };
  const rest = { verifyToken, callFunction: createFunctionCaller(database, options.rpcAllowList ?? RPC_ALLOW_LIST) };
  return { auth, rest, jwks: { keys: [publicJwk(signingJwk)] } };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  context: Promise<StandInContext>,
  log: (sentence: string) => void,
): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  try {
    const result = await routeRequest(await readRequest(request), await context);
    if (result.status >= 500) log(`${request.method} ${path} answered ${result.status}: ${result.reason ?? 'no reason given'}`);
    send(response, result);
  } catch (error) {
    if (error instanceof BodyTooLargeError) return send(response, { status: 413, json: describe('request_too_large', error.message) });
    if (request.destroyed && !request.complete) return;
    // The path and the error's kind only: what Postgres says may repeat an argument.
    log(`${request.method} ${path} failed: ${nameOf(error)}`);
    send(response, {
      status: 500,
      json: describe('unexpected_failure', 'Unexpected failure, please check server logs for more information'),
    });
  }
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'something that is not an Error';
  return [error.name, sqlStateOf(error), error.stack?.split('\n    at ')[1]].filter(Boolean).join(' ');
}

function describe(code: string, message: string): Record<string, string> {
  return { code, error_code: code, msg: message, message };
}

async function readRequest(request: IncomingMessage): Promise<StandInRequest> {
  const url = new URL(request.url ?? '/', 'http://stand-in');
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    bodyText: await readBody(request, MAX_BODY_BYTES),
    remoteAddress: request.socket.remoteAddress ?? '',
  };
}

function send(response: ServerResponse, answer: Answer): void {
  if (response.headersSent || response.destroyed) return;
  const body = answer.html ?? answer.text ?? (answer.json === undefined ? undefined : JSON.stringify(answer.json));
  const type = answer.html === undefined ? 'application/json' : 'text/html';
  const headers = body === undefined ? {} : { 'content-type': `${type}; charset=utf-8`, 'content-length': Buffer.byteLength(body) };
  response.writeHead(answer.status, { ...headers, ...answer.headers }).end(body);
}
