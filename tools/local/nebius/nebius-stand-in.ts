import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { listen, type Listening } from '../http/listen.ts';
import { BodyTooLargeError, readBody } from '../http/read-body.ts';
import { ApiError, fieldErrors } from './chat/api-error.ts';
import { completeChat } from './chat/complete-chat.ts';
import { answerControl } from './control/control-request.ts';
import { newState, type StandInSettings, type StandInState } from './control/stand-in-state.ts';
import { answerCatalogue, CATALOGUE_PATH, PUBLIC_PATH } from './models/answer-catalogue.ts';
import { METRICS_PATH, replicaMetrics } from './models/replica-metrics.ts';

const MAX_BODY_BYTES = 8 * 1024 * 1024;
const CHAT_PATH = '/v1/chat/completions';
const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

export interface NebiusStandIn extends Listening {
  /** What an OpenAI client takes as its base URL: `http://127.0.0.1:<port>/v1/`. */
  baseUrl: string;
  /** For tests in the same process: the log, the fault plan, the pace. */
  state: StandInState;
}

/**
 * Nebius Token Factory's chat half on 127.0.0.1: `POST /v1/chat/completions` (streaming and not), its listings of models and endpoints
 * and its replica metrics, with its shapes, errors, headers and exact token counts. Port 0 takes a free one.
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
    return sendJson(response, 200, await answerControl({ method, path: pathname.slice('/stand-in/'.length), query, body }, state));
  }
  const chat = pathname === CHAT_PATH;
  if (!chat && !METRICS_PATH.test(pathname) && !CATALOGUE_PATH.test(pathname)) throw new ApiError(404, 'Not Found');
  const expected = chat ? 'POST' : 'GET';
  if (expected !== method) throw new ApiError(405, 'Method Not Allowed', { allow: expected });
  if (pathname !== PUBLIC_PATH && !/^Bearer \S+/.test(request.headers.authorization ?? '')) throw new ApiError(401, 'Not authenticated');
  if (chat) return completeChat(request, response, await readJson(request), state);
  if (METRICS_PATH.test(pathname)) return void response.writeHead(200, { 'content-type': METRICS_TYPE }).end(replicaMetrics(state));
  sendJson(response, 200, answerCatalogue(pathname, query, state));
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
