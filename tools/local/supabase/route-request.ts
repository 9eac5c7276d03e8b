import type { AuthContext } from './auth/auth-context.ts';
import { AuthError } from './auth/auth-error.ts';
import { routeAuth } from './auth/route-auth.ts';
import { apiKeyOf, type Answer, type StandInRequest } from './exchange.ts';
import { InvalidTokenError } from './jwt/token-verifier.ts';
import { routePages } from './route-pages.ts';
import { routeRest, type RestContext } from './rest/route-rest.ts';

export interface StandInContext {
  auth: AuthContext;
  rest: RestContext;
  jwks: { keys: readonly unknown[] };
}

const CORS_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*, authorization',
  'access-control-allow-methods': 'GET,HEAD,POST,PUT,DELETE,OPTIONS',
};

/** What a browser opens by following a link, and so without an API key: Supabase's gateway leaves these open too. */
const FOLLOWED = new Set(['GET /auth/v1/verify', 'GET /auth/v1/authorize']);

/** The whole surface, by path. Everything but pages, links, health and the public keys asks for an API key, as Supabase's gateway does. */
export async function routeRequest(request: StandInRequest, context: StandInContext): Promise<Answer> {
  // Without the CORS headers: no other site may read them.
  const page = await routePages(request, context.auth);
  if (page) return page;
  if (request.method === 'OPTIONS') return { status: 204, headers: CORS_HEADERS };
  const answer = await pick(request, context);
  return { ...answer, headers: { ...CORS_HEADERS, ...answer.headers } };
}

async function pick(request: StandInRequest, context: StandInContext): Promise<Answer> {
  const { path } = request;
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (reads && path === '/health') return { status: 200, json: { status: 'ok' } };
  if (reads && path === '/auth/v1/health')
    return { status: 200, json: { name: 'GoTrue', version: 'local', description: 'local stand-in' } };
  if (reads && path === '/auth/v1/.well-known/jwks.json') {
    return { status: 200, json: context.jwks, headers: { 'cache-control': 'public, max-age=600' } };
  }
  const refused = FOLLOWED.has(`${request.method} ${path}`) ? undefined : await refuseWithoutApiKey(request, context);
  if (refused) return refused;
  if (path.startsWith('/auth/v1/')) return routeAuth(path.slice('/auth/v1'.length), request, context.auth);
  if (path.startsWith('/rest/v1/')) return routeRest(path.slice('/rest/v1'.length), request, context.rest);
  return new AuthError(404, 'not_found', 'no Route matched with those values').toAnswer();
}

async function refuseWithoutApiKey(request: StandInRequest, context: StandInContext): Promise<Answer | undefined> {
  const apiKey = apiKeyOf(request.headers);
  if (apiKey === undefined) return { status: 401, json: { message: 'No API key found in request' } };
  try {
    const { claims } = await context.auth.verifyToken(apiKey);
    return claims.role === 'authenticated' ? { status: 401, json: { message: 'Invalid API key' } } : undefined;
  } catch (error) {
    if (error instanceof InvalidTokenError) return { status: 401, json: { message: 'Invalid API key' } };
    throw error;
  }
}
