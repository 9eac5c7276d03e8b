import type { ServerResponse } from 'node:http';
import type { LoggedRequest } from '../control/request-log.ts';
import type { Fault } from '../faults/fault.ts';
import type { ChatRequest } from './chat-request.ts';
import { completionBody, newAnswerHead, usageOf } from './completion-shapes.ts';
import type { CutAnswer } from './cut-answer.ts';
import { goneSignal, type Pace, pause } from './pacing.ts';
import { type Outcome, sendStream } from './send-stream.ts';

export interface Sending {
  request: ChatRequest;
  answer: CutAnswer;
  entry: LoggedRequest;
  fault: Fault;
  pace: Pace;
  headers: Record<string, string>;
}

/** Sends an answer as a stream or whole, at the pace and with the fault given. Never throws for a reader that goes away. */
export async function sendAnswer(response: ServerResponse, sending: Sending): Promise<Outcome> {
  const { request, fault, headers } = sending;
  const gone = goneSignal(response);
  const coldMs = fault.fault === 'cold_start' ? fault.ms : 0;
  if (!request.stream) {
    await pause(coldMs, gone);
    return sendWhole(response, sending, gone);
  }
  const headersFirst = fault.fault === 'cold_start' && fault.headersFirst;
  if (!headersFirst) await pause(coldMs, gone);
  if (gone.aborted) return 'aborted';
  response.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  response.flushHeaders();
  if (headersFirst) await pause(coldMs, gone);
  return stream(response, sending, gone);
}

function stream(response: ServerResponse, { request, answer, entry, fault, pace }: Sending, gone: AbortSignal): Promise<Outcome> {
  return sendStream(response, {
    head: newAnswerHead(request.model),
    answer,
    usage: usageOf(entry.promptTokens, entry.completionTokens),
    includeUsage: request.includeUsage,
    pace,
    fault,
    gone,
    onProgress: (sentChars) => (entry.sentChars = sentChars),
  });
}

async function sendWhole(
  response: ServerResponse,
  { request, answer, entry, fault, pace, headers }: Sending,
  gone: AbortSignal,
): Promise<Outcome> {
  const msPerToken = fault.fault === 'slow_drip' ? fault.msPerToken : 1000 / pace.tokensPerSecond;
  await pause(pace.firstTokenMs + entry.completionTokens * msPerToken, gone);
  if (gone.aborted) return 'aborted';
  if (fault.fault === 'cut_after_tokens' || fault.fault === 'stall' || fault.fault === 'error_frame') {
    response.destroy();
    return 'broken';
  }
  const usage = usageOf(entry.promptTokens, entry.completionTokens);
  const body = completionBody(newAnswerHead(request.model), answer.text, answer.finishReason, usage);
  entry.sentChars = answer.text.length;
  response.writeHead(200, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(body));
  return 'finished';
}
