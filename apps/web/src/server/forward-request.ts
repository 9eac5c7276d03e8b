import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import type { ErrorBody } from '@hyrox/contracts';
import { requestHeaders, responseHeaders } from './forwarded-headers.ts';

/** Until the answer begins. After that the gateway's heartbeat and the reader decide; this hop never ends a stream because it is quiet. */
const ANSWER_WITHIN_MS = 60_000;

const STATUSES_WITHOUT_BODY = new Set([204, 205, 304]);

/**
 * Passes one request on and its answer back, both as streams, byte for byte and unbuffered.
 * When the client leaves, the upstream request is aborted. An upstream that cannot be reached is a retryable 503.
 */
export async function forwardRequest(request: Request, target: URL): Promise<Response> {
  try {
    return toResponse(await askUpstream(request, target), request.signal);
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    console.error(JSON.stringify({ level: 'error', msg: 'upstream unreachable', origin: target.origin, reason: reasonOf(error) }));
    return unavailable(request.headers.get('x-request-id') ?? crypto.randomUUID());
  }
}

/** A connection of its own per request: a kept one may have been closed by the other side, and a POST must not be lost to that. */
async function askUpstream(request: Request, target: URL): Promise<http.IncomingMessage> {
  const { method, signal } = request;
  const client = target.protocol === 'https:' ? https : http;
  const outgoing = client.request(target, { method, headers: requestHeaders(request.headers), signal, agent: false });
  // Before the answer `once` rejects with it; after it a broken connection is met where the body is read.
  outgoing.on('error', () => undefined);
  const tooLate = setTimeout(() => outgoing.destroy(new Error('The upstream did not answer')), ANSWER_WITHIN_MS);
  try {
    const answered = once(outgoing, 'response');
    const sent = request.body ? pipeline(Readable.fromWeb(request.body as NodeReadableStream), outgoing) : outgoing.end();
    const [[answer]] = (await Promise.all([answered, sent])) as [[http.IncomingMessage], unknown];
    return answer;
  } finally {
    clearTimeout(tooLate);
  }
}

function toResponse(answer: http.IncomingMessage, left: AbortSignal): Response {
  const status = answer.statusCode ?? 502;
  const headers = responseHeaders(answer.headers);
  if (STATUSES_WITHOUT_BODY.has(status)) {
    answer.resume();
    return new Response(null, { status, headers });
  }
  const isEventStream = (headers.get('content-type') ?? '').startsWith('text/event-stream');
  const body = isEventStream ? endedWhenCut(answer, left) : (Readable.toWeb(answer) as ReadableStream<Uint8Array>);
  return new Response(body, { status, headers });
}

/**
 * An event stream whose upstream breaks is ended, not failed: its reader comes back either way, and a gateway that restarts
 * is no error of this server. Reading is on demand, so a slow reader slows the upstream.
 */
function endedWhenCut(body: Readable, left: AbortSignal): ReadableStream<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await chunks.next();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          if (!left.aborted) console.warn(JSON.stringify({ level: 'warn', msg: 'upstream stream cut', reason: reasonOf(error) }));
          controller.close();
        }
      },
      cancel: () => void body.destroy(),
    },
    { highWaterMark: 0 },
  );
}

function unavailable(requestId: string): Response {
  const body: ErrorBody = {
    error: { code: 'unavailable', message: 'Coach K cannot be reached right now. Try again in a moment.', retryable: true, requestId },
  };
  return Response.json(body, { status: 503, headers: { 'retry-after': '1', 'cache-control': 'no-store' } });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
