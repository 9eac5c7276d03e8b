import { createParser } from 'eventsource-parser';

/** One event as it stood on the wire. `name` is `message` when the server named none. */
export interface StreamEvent {
  name: string;
  id: string | undefined;
  data: string;
}

/** The server answered, but not with a stream. */
export class StreamRefused extends Error {
  override readonly name = 'StreamRefused';

  constructor(
    readonly status: number,
    readonly body: unknown,
    readonly retryAfterS: number | undefined,
  ) {
    super(`The server answered ${status}`);
  }
}

/** The connection stands but carries nothing, not even a heartbeat. */
export class StreamSilent extends Error {
  override readonly name = 'StreamSilent';
}

export interface OpenEventStream {
  url: string;
  init: RequestInit;
  signal: AbortSignal;
  /** No bytes for this long means that the connection is dead, whatever the socket says. */
  silenceMs?: number;
  fetch?: typeof fetch;
  onOpen?: () => void;
}

const SILENCE_MS = 35_000;

/**
 * Reads a `text/event-stream` through fetch, event by event, across chunks and across halves of a UTF-8 character.
 * Ends when the server ends it; an event cut in half at the end is dropped. Leaving the loop closes the connection.
 * Throws `StreamRefused` for an answer that is not a stream, `StreamSilent`, the reason of `signal`, or fetch's own `TypeError`.
 */
export async function* openEventStream(options: OpenEventStream): AsyncGenerator<StreamEvent, void, undefined> {
  const connection = new AbortController();
  const signal = AbortSignal.any([options.signal, connection.signal]);
  const watch = watchSilence(options.silenceMs ?? SILENCE_MS, connection);
  try {
    const response = await (options.fetch ?? fetch)(options.url, { ...options.init, signal, cache: 'no-store' });
    if (!isStream(response)) throw await refusalOf(response);
    watch.heard();
    options.onOpen?.();
    yield* parseEvents(response.body as ReadableStream<Uint8Array<ArrayBuffer>>, watch.heard);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    watch.stop();
    connection.abort();
  }
}

async function* parseEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  heard: () => void,
): AsyncGenerator<StreamEvent, void, undefined> {
  const ready: StreamEvent[] = [];
  const parser = createParser({ onEvent: ({ event, id, data }) => void ready.push({ name: event ?? 'message', id, data }) });
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    heard();
    parser.feed(value);
    yield* ready.splice(0);
  }
}

function watchSilence(silenceMs: number, connection: AbortController): { heard: () => void; stop: () => void } {
  const giveUp = () => connection.abort(new StreamSilent(`Nothing was heard for ${silenceMs} ms`));
  let timer = setTimeout(giveUp, silenceMs);
  return {
    heard: () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, silenceMs);
    },
    stop: () => clearTimeout(timer),
  };
}

const isStream = (response: Response): boolean =>
  response.ok && response.body !== null && (response.headers.get('content-type') ?? '').startsWith('text/event-stream');

async function refusalOf(response: Response): Promise<StreamRefused> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const text = await response.text();
  return new StreamRefused(response.status, parseJson(text), Number.isFinite(retryAfter) ? retryAfter : undefined);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy in between may answer in HTML; the status then has to say it all.
    return null;
  }
}
