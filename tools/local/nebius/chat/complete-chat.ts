import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { countPromptTokens } from '../count-tokens.ts';
import type { LoggedRequest } from '../control/request-log.ts';
import type { StandInState } from '../control/stand-in-state.ts';
import { type Fault, parseFaultHeader } from '../faults/fault.ts';
import { refuseWhenAsked, unknownModelDetail } from '../faults/refuse.ts';
import { ApiError } from './api-error.ts';
import { checkContextLength, type ChatRequest, parseChatRequest } from './chat-request.ts';
import { cutAnswer, type CutAnswer } from './cut-answer.ts';
import { sendAnswer } from './send-answer.ts';

/**
 * `POST /v1/chat/completions`. Checks the request, meets the fault that is planned for it, writes the whole answer down as ground truth
 * and then sends it. Throws `ApiError`; after the first byte nothing is thrown any more.
 */
export async function completeChat(http: IncomingMessage, response: ServerResponse, body: unknown, state: StandInState): Promise<void> {
  const request = parseChatRequest(body);
  if (!state.models.includes(request.model)) throw new ApiError(404, unknownModelDetail(request.model));
  const fault = faultFor(http, request, state);
  const entry = logEntry(http, request, fault);
  state.log.add(entry);
  if (fault.fault === 'reset') return void http.socket.destroy();
  refuseWhenAsked(fault, request.model);
  entry.promptTokens = countPromptTokens(request.messages);
  checkContextLength(entry.promptTokens, Math.min(request.maxTokens, 8192));
  const answer = cutAnswer(state.answer(request, entry.key), request.maxTokens, request.stop);
  record(entry, answer, state);
  entry.outcome = await sendAnswer(response, { request, answer, entry, fault, pace: state.pace, headers: headersFor(entry, state) });
}

function faultFor(http: IncomingMessage, request: ChatRequest, state: StandInState): Fault {
  const header = http.headers['x-stand-in-fault'];
  return typeof header === 'string' ? parseFaultHeader(header) : state.faults.take(request.model);
}

function logEntry(http: IncomingMessage, request: ChatRequest, fault: Fault): LoggedRequest {
  const key = http.headers['x-client-request-id'];
  return {
    key: typeof key === 'string' ? key : '',
    at: new Date().toISOString(),
    model: request.model,
    user: request.user,
    messages: request.messages,
    fault: fault.fault,
    text: null,
    finishReason: null,
    promptTokens: 0,
    completionTokens: 0,
    sentChars: 0,
    outcome: 'refused',
  };
}

function record(entry: LoggedRequest, answer: CutAnswer, state: StandInState): void {
  entry.text = answer.text;
  entry.finishReason = answer.finishReason;
  entry.completionTokens = answer.completionTokens;
  entry.outcome = 'generating';
  state.log.index(entry);
}

/** The headers the provider sends with every 200. */
function headersFor(entry: LoggedRequest, state: StandInState): Record<string, string> {
  return { ...state.rateLimit.book(entry.promptTokens + entry.completionTokens), 'x-inference-id': randomUUID() };
}
