import type { Dispatcher } from 'undici';
import type { Clock } from '../clock.ts';
import type { ProviderConnections, ProviderLimits } from './connections.ts';
import { ProviderError, refusal } from './provider-error.ts';

const MAX_REFUSAL_BYTES = 16 * 1024;
const LEAVE_OPEN_MS = 1_000;
const PAUSED_MS = 250;

/** Takes the body of one answer as it arrives. */
export interface StreamSink {
  /** `more`; `complete`: the answer is whole, what follows is of no interest; `enough`: we want no more of it. Throws ProviderError. */
  write(chunk: Buffer): 'more' | 'complete' | 'enough';
  /** When the last token came, in milliseconds; undefined before the first. */
  readonly lastTokenAtMs: number | undefined;
}

export interface StreamCall {
  /** Told to the provider, so that a call can be found in its records. */
  requestId: string;
  /** The JSON body. */
  body: string;
  signal: AbortSignal;
  /** What `firstTokenByMs`, `endByMs` and the times of the sink are read on. */
  clock: Clock;
  /** When the first token must be there, in milliseconds. */
  firstTokenByMs: number;
  /** When the whole answer must be over, in milliseconds. */
  endByMs: number;
  /** The call may cost money: the provider began to answer, or we left while it had the request. */
  onAccepted: () => void;
  /** We left before the answer began, with the request sent: whoever has read the prompt may charge for it. */
  onLeft?: () => void;
}

/**
 * Streams one completion into `sink`. Resolves when the sink is complete or the body ended, rejects with ProviderError.
 * A connection that breaks before the first byte is tried once more on a new one: kept-alive connections die while we pause.
 */
export async function openStream(call: StreamCall, sink: StreamSink, connections: ProviderConnections): Promise<void> {
  try {
    await dispatch(connections.pool, call, sink, connections);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.failure !== 'reset') throw error;
    const client = connections.freshClient();
    try {
      await dispatch(client, call, sink, connections);
    } finally {
      void client.close();
    }
  }
}

function dispatch(dispatcher: Dispatcher, call: StreamCall, sink: StreamSink, connections: ProviderConnections): Promise<void> {
  return new Promise((resolve, reject) => {
    const answer = new AnswerHandler(call, sink, connections.limits, { resolve, reject });
    const headers = {
      accept: 'text/event-stream',
      authorization: `Bearer ${connections.apiKey}`,
      'content-type': 'application/json',
      'x-client-request-id': call.requestId,
    };
    try {
      dispatcher.dispatch({ path: connections.chatPath, method: 'POST', headers, body: call.body }, answer);
    } catch (cause) {
      answer.fail(new ProviderError('unreachable', 'the call could not be made', { cause }));
    }
  });
}

interface Settle {
  resolve: () => void;
  reject: (error: ProviderError) => void;
}

/** undici's callbacks for one try. Settles once; what arrives later is read away so that the connection can be used again. */
class AnswerHandler implements Dispatcher.DispatchHandler {
  readonly #call: StreamCall;
  readonly #sink: StreamSink;
  readonly #limits: ProviderLimits;
  readonly #settle: Settle;
  readonly #onAbort = () => this.fail(new ProviderError('aborted', 'ended by us'));
  #controller: Dispatcher.DispatchController | undefined;
  #cancelDeadline: (() => void) | undefined;
  #leaving: NodeJS.Timeout | undefined;
  #headers: Parameters<typeof refusal>[1] = {};
  #status = 0;
  #refusal: Buffer[] = [];
  #refusalBytes = 0;
  #settled = false;

  constructor(call: StreamCall, sink: StreamSink, limits: ProviderLimits, settle: Settle) {
    this.#call = call;
    this.#sink = sink;
    this.#limits = limits;
    this.#settle = settle;
    call.signal.addEventListener('abort', this.#onAbort);
    if (call.signal.aborted) this.#onAbort();
    else this.#watchDeadline();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#settled) controller.abort(new Error('ended by us'));
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: Parameters<typeof refusal>[1]): void {
    this.#status = status;
    this.#headers = headers;
    if (status === 200 && !this.#settled) this.#call.onAccepted();
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#settled) return;
    if (this.#status !== 200) return this.#keepRefusal(chunk);
    try {
      const verdict = this.#sink.write(chunk);
      if (verdict === 'more') return;
      this.#done();
      if (verdict === 'enough') controller.abort(new Error('enough'));
      else this.#leaving = setTimeout(() => controller.abort(new Error('the answer is complete')), LEAVE_OPEN_MS).unref();
    } catch (cause) {
      this.fail(cause instanceof ProviderError ? cause : new ProviderError('broken', 'the answer could not be read', { cause }));
    }
  }

  onResponseEnd(): void {
    if (this.#settled) return clearTimeout(this.#leaving);
    if (this.#status === 200) this.#done();
    else this.fail(refusal(this.#status, this.#headers, Buffer.concat(this.#refusal).toString('utf8'), Date.now()));
  }

  onResponseError(_controller: Dispatcher.DispatchController, cause: Error): void {
    if (this.#status !== 0) this.fail(new ProviderError('cut', 'the connection broke during the answer', { cause }));
    else if (this.#controller) this.fail(new ProviderError('reset', 'the connection broke before the answer', { cause }));
    else this.fail(new ProviderError('unreachable', 'no connection', { cause }));
  }

  fail(error: ProviderError): void {
    if (this.#settled) return;
    if ((error.failure === 'aborted' || error.failure === 'timeout') && this.#controller && this.#status === 0) this.#call.onLeft?.();
    this.#over();
    this.#settle.reject(error);
    this.#controller?.abort(error);
  }

  #done(): void {
    this.#over();
    this.#settle.resolve();
  }

  #over(): void {
    this.#settled = true;
    this.#cancelDeadline?.();
    this.#call.signal.removeEventListener('abort', this.#onAbort);
  }

  /**
   * One timer that sleeps until the deadline as it stands, then looks again: nothing is done per token.
   * When the timer itself comes late this process was paused: what arrived meanwhile is read before anybody is blamed.
   */
  #watchDeadline(dueAtMs = Number.POSITIVE_INFINITY): void {
    const { lastTokenAtMs } = this.#sink;
    const { clock, firstTokenByMs, endByMs } = this.#call;
    const quiet = lastTokenAtMs === undefined ? firstTokenByMs : lastTokenAtMs + this.#limits.betweenTokensMs;
    const now = clock.now();
    let leftMs = Math.min(quiet, endByMs) - now;
    if (leftMs <= 0) {
      if (now - dueAtMs < PAUSED_MS)
        return this.fail(new ProviderError('timeout', lastTokenAtMs === undefined ? 'no first token in time' : 'no further token in time'));
      leftMs = PAUSED_MS;
    }
    this.#cancelDeadline = clock.after(leftMs, () => this.#watchDeadline(now + leftMs));
  }

  #keepRefusal(chunk: Buffer): void {
    this.#refusalBytes += chunk.length;
    if (this.#refusalBytes <= MAX_REFUSAL_BYTES) this.#refusal.push(Buffer.from(chunk));
  }
}
