import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import type { ErrorBody } from '@hyrox/contracts';
import { Agent, type Dispatcher, request as requestUpstream } from 'undici';
import { requestHeaders, responseHeaders } from './forwarded-headers.ts';

/** Streams are kept alive by the gateway's heartbeat and ended by the reader; this hop never ends one because it is quiet. */
const upstream = new Agent({ connect: { timeout: 5_000 }, headersTimeout: 60_000, bodyTimeout: 0, pipelining: 1 });

const METHODS_WITHOUT_BODY = new Set(['GET', 'HEAD']);
const STATUSES_WITHOUT_BODY = new Set([204, 205, 304]);

/**
 * Passes one request on and its answer back, both as streams, byte for byte and unbuffered.
 * When the client leaves, the upstream request is aborted. An upstream that cannot be reached is a retryable 503.
 */
export async function forwardRequest(request: Request, target: URL): Promise<Response> {
  const body =
    METHODS_WITHOUT_BODY.has(request.method) || request.body === null ? null : Readable.fromWeb(request.body as NodeReadableStream);
  try {
    const answer = await requestUpstream(target, {
      method: request.method as Dispatcher.HttpMethod,
      headers: requestHeaders(request.headers),
      body,
      signal: request.signal,
      dispatcher: upstream,
    });
    return toResponse(answer);
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    console.error(JSON.stringify({ level: 'error', msg: 'upstream unreachable', origin: target.origin, reason: reasonOf(error) }));
    return unavailable(request.headers.get('x-request-id') ?? crypto.randomUUID());
  }
}

async function toResponse(answer: Dispatcher.ResponseData): Promise<Response> {
  const headers = responseHeaders(answer.headers);
  if (STATUSES_WITHOUT_BODY.has(answer.statusCode)) {
    await answer.body.dump();
    return new Response(null, { status: answer.statusCode, headers });
  }
  const isEventStream = (headers.get('content-type') ?? '').startsWith('text/event-stream');
  const body = isEventStream ? endedWhenCut(answer.body) : (Readable.toWeb(answer.body) as ReadableStream<Uint8Array>);
  return new Response(body, { status: answer.statusCode, headers });
}

/**
 * An event stream whose upstream breaks is ended, not failed: its reader comes back either way, and a gateway that restarts
 * is no error of this server. Reading is on demand, so a slow reader slows the upstream.
 */
function endedWhenCut(body: Readable): ReadableStream<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await chunks.next();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          console.warn(JSON.stringify({ level: 'warn', msg: 'upstream stream cut', reason: reasonOf(error) }));
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
