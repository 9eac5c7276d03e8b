import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { listen, type Listening } from '../http/listen.ts';
import { BodyTooLargeError, readBody } from '../http/read-body.ts';
import { ApiError, fieldErrors } from './chat/api-error.ts';
import { completeChat } from './chat/complete-chat.ts';
import { answerControl } from './control/control-request.ts';
import { newState, type StandInSettings, type StandInState } from './control/stand-in-state.ts';

const MAX_BODY_BYTES = 8 * 1024 * 1024;
const CREATED_S = 1_765_431_413;

export interface NebiusStandIn extends Listening {
  /** What an OpenAI client takes as its base URL: `http://127.0.0.1:<port>/v1/`. */
  baseUrl: string;
  /** For tests in the same process: the log, the fault plan, the pace. */
  state: StandInState;
}

/**
 * Nebius Token Factory's chat half on 127.0.0.1: `POST /v1/chat/completions` (streaming and not) and `GET /v1/models` with its shapes,
 * errors, headers and exact token counts. Port 0 takes a free one.
 */
export async function createNebiusStandIn(options: StandInSettings & { port?: number } = {}): Promise<NebiusStandIn> {
  const state = newState(options);
  const listening = await listen((request, response) => void answer(request, response, state), options.port ?? 0);
  return { ...listening, baseUrl: `${listening.url}/v1/`, state };
}

async function answer(request: IncomingMessage, response: ServerResponse, state: StandInState): Promise<void> {
  response.setHeader('x-request-id', randomUUID());
  try {
    await route(request, response, state);
  } catch (error) {
    const shown = asApiError(error);
    if (shown !== error && shown.status === 500)
      process.stderr.write(`nebius stand-in: ${error instanceof Error ? error.stack : String(error)}\n`);
    sendJson(response, shown.status, { detail: shown.detail }, shown.headers);
  }
}

async function route(request: IncomingMessage, response: ServerResponse, state: StandInState): Promise<void> {
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://stand-in');
  const method = request.method ?? 'GET';
  if (pathname.startsWith('/stand-in/')) {
    const body = method === 'POST' ? await readJson(request) : undefined;
    return sendJson(response, 200, answerControl({ method, path: pathname.slice('/stand-in/'.length), query, body }, state));
  }
  const expected = { '/v1/models': 'GET', '/v1/chat/completions': 'POST' }[pathname];
  if (expected === undefined) throw new ApiError(404, 'Not Found');
  if (expected !== method) throw new ApiError(405, 'Method Not Allowed', { allow: expected });
  if (!/^Bearer \S+/.test(request.headers.authorization ?? '')) throw new ApiError(401, 'Not authenticated');
  if (pathname === '/v1/models') return sendJson(response, 200, { object: 'list', data: state.models.map(describeModel) });
  await completeChat(request, response, await readJson(request), state);
}

function describeModel(id: string): unknown {
  return { id, object: 'model', created: CREATED_S, owned_by: 'system' };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = await readBody(request, MAX_BODY_BYTES);
  try {
    return JSON.parse(text);
  } catch (error) {
    const ctx = { error: error instanceof Error ? error.message : 'unknown' };
    throw new ApiError(422, [{ type: 'json_invalid', loc: ['body', 0], msg: 'JSON decode error', input: {}, ctx }]);
  }
}

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof BodyTooLargeError) return new ApiError(413, error.message);
  if (error instanceof z.ZodError) return new ApiError(422, fieldErrors(error.issues, undefined));
  return new ApiError(500, 'Internal Server Error');
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  response.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(body));
}
