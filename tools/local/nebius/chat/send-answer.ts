import type { ServerResponse } from 'node:http';
import type { Clock } from '../clock/clock.ts';
import type { LoggedRequest } from '../control/request-log.ts';
import type { Fault } from '../faults/fault.ts';
import type { ChatRequest } from './chat-request.ts';
import { completionBody, newAnswerHead, usageOf } from './completion-shapes.ts';
import type { CutAnswer } from './cut-answer.ts';
import { goneSignal, type Pace } from './pacing.ts';
import { type Outcome, sendStream } from './send-stream.ts';

export interface Sending {
  request: ChatRequest;
  answer: CutAnswer;
  entry: LoggedRequest;
  fault: Fault;
  clock: Clock;
  /** How long the model keeps everything back, headers too. */
  holdMs: number;
  pace: Pace;
  headers: Record<string, string>;
}

/** How sending ended and how far generation had come. */
export interface Sent {
  outcome: Outcome;
  sentTokens: number;
}

/** Sends an answer as a stream or whole, at the pace and with the fault given. Never throws for a reader that goes away. */
export async function sendAnswer(response: ServerResponse, sending: Sending): Promise<Sent> {
  const { request, clock, fault, headers } = sending;
  const gone = goneSignal(response);
  const headersFirst = request.stream && fault.fault === 'cold_start' && fault.headersFirst;
  const coldMs = fault.fault === 'cold_start' ? fault.ms : 0;
  await clock.wait(sending.holdMs + (headersFirst ? 0 : coldMs), gone);
  if (!request.stream) return sendWhole(response, sending, gone);
  if (gone.aborted) return { outcome: 'aborted', sentTokens: 0 };
  response.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  response.flushHeaders();
  if (headersFirst) await clock.wait(coldMs, gone);
  return stream(response, sending, gone);
}

async function stream(response: ServerResponse, sending: Sending, gone: AbortSignal): Promise<Sent> {
  const { request, answer, entry, clock } = sending;
  const sent = { sentTokens: 0 };
  const outcome = await sendStream(response, {
    ...sending,
    head: newAnswerHead(request.model, clock.now()),
    usage: usageOf(entry.promptTokens, answer.completionTokens),
    includeUsage: request.includeUsage,
    gone,
    onProgress: (sentChars, sentTokens) => {
      entry.sentChars = sentChars;
      entry.truth.firstTokenAtMs ??= clock.now();
      sent.sentTokens = sentTokens;
    },
  });
  return { outcome, ...sent };
}

async function sendWhole(response: ServerResponse, sending: Sending, gone: AbortSignal): Promise<Sent> {
  const { request, answer, entry, clock, fault, pace, headers } = sending;
  const msPerToken = fault.fault === 'slow_drip' ? fault.msPerToken : 1000 / pace.tokensPerSecond;
  const startMs = clock.now() + pace.firstTokenMs;
  const breaksAt = 'tokens' in fault ? Math.min(fault.tokens, answer.completionTokens) : answer.completionTokens;
  if (!gone.aborted) await clock.wait(pace.firstTokenMs + breaksAt * msPerToken, gone);
  if (gone.aborted) return { outcome: 'aborted', sentTokens: generatedBy(clock.now() - startMs, msPerToken, breaksAt) };
  if ('tokens' in fault) {
    response.destroy();
    return { outcome: 'broken', sentTokens: breaksAt };
  }
  const usage = usageOf(entry.promptTokens, answer.completionTokens);
  const body = completionBody(newAnswerHead(request.model, clock.now()), answer.text, answer.finishReason, usage);
  entry.sentChars = answer.text.length;
  entry.truth.firstTokenAtMs = clock.now();
  response.writeHead(200, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(body));
  return { outcome: 'finished', sentTokens: answer.completionTokens };
}

/** How many tokens a model has made in a time, at most all; none before the first is due. */
function generatedBy(elapsedMs: number, msPerToken: number, all: number): number {
  return elapsedMs <= 0 ? 0 : Math.min(all, Math.floor(elapsedMs / msPerToken));
}
