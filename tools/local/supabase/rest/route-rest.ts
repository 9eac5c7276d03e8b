import { bearerOf, type Answer, type StandInRequest } from '../exchange.ts';
import { InvalidTokenError, type VerifiedToken, type VerifyToken } from '../jwt/token-verifier.ts';
import type { CallFunction, FunctionResult } from './call-function.ts';
import { RestError } from './rest-error.ts';

export interface RestContext {
  verifyToken: VerifyToken;
  callFunction: CallFunction;
}

const SINGLE_OBJECT = 'application/vnd.pgrst.object+json';

/** Answers a request below `/rest/v1` (`path` begins after it): `rpc/<function>` by POST, GET and HEAD, nothing else. */
export async function routeRest(path: string, request: StandInRequest, context: RestContext): Promise<Answer> {
  try {
    const name = /^\/rpc\/([A-Za-z_][A-Za-z0-9_]*)$/.exec(path)?.[1];
    if (name === undefined) throw new RestError(404, 'PGRST125', 'Invalid path specified in request URL');
    if (!['POST', 'GET', 'HEAD'].includes(request.method))
      throw new RestError(405, 'PGRST101', `Cannot use the ${request.method} method on RPC`);
    requirePublicSchema(request);
    const token = await verifiedToken(request, context);
    const readOnly = request.method !== 'POST';
    const given = readOnly ? Object.fromEntries(request.query) : readArguments(request);
    return shapeResult(await context.callFunction({ name, arguments: given, token, readOnly }), request);
  } catch (error) {
    if (error instanceof RestError) return error.toAnswer();
    throw error;
  }
}

function requirePublicSchema(request: StandInRequest): void {
  const profile = request.headers[request.method === 'POST' ? 'content-profile' : 'accept-profile'];
  if (profile === undefined || profile === 'public') return;
  throw new RestError(406, 'PGRST106', `Invalid schema: ${String(profile)}`, { hint: 'Only the following schemas are exposed: public' });
}

async function verifiedToken(request: StandInRequest, context: RestContext): Promise<VerifiedToken> {
  try {
    return await context.verifyToken(bearerOf(request.headers) ?? '');
  } catch (error) {
    if (!(error instanceof InvalidTokenError)) throw error;
    throw new RestError(401, 'PGRST301', error.message);
  }
}

function readArguments(request: StandInRequest): Record<string, unknown> {
  const unsupported = [...request.query.entries()].find(([key, value]) => !(key === 'select' && value === '*'));
  if (unsupported) {
    const hint = 'The local stand-in runs the function only. Choose columns, filter and limit inside the function.';
    throw new RestError(400, 'PGRST100', `The query parameter ${unsupported[0]} is not available`, { hint });
  }
  let body: unknown;
  try {
    body = JSON.parse(request.bodyText || '{}');
  } catch {
    // What the parser says may repeat the body, and the body may hold an athlete's words.
    throw new RestError(400, 'PGRST102', 'Empty or invalid json');
  }
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body };
  throw new RestError(400, 'PGRST102', 'The body has to be a JSON object of named arguments');
}

function shapeResult(result: FunctionResult, request: StandInRequest): Answer {
  const minimal = request.headers.prefer?.toString().includes('return=minimal') ?? false;
  if (result.signature.returns === 'void' || minimal) return { status: 204 };
  const text = result.body ?? 'null';
  if (!request.headers.accept?.includes(SINGLE_OBJECT) || !result.signature.returnsSet) return { status: 200, text };
  const rows = JSON.parse(text) as unknown[];
  if (rows.length === 1) return { status: 200, json: rows[0], headers: { 'content-type': `${SINGLE_OBJECT}; charset=utf-8` } };
  const details = `The result contains ${rows.length} rows`;
  throw new RestError(406, 'PGRST116', 'Cannot coerce the result to a single JSON object', { details });
}
