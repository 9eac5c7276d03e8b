import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { chargeRequest } from '../bill/charge-request.ts';
import { newLoggedRequest } from '../control/request-log.ts';
import type { StandInState } from '../control/stand-in-state.ts';
import { countPromptTokens } from '../count-tokens.ts';
import { type Fault, parseFaultHeader } from '../faults/fault.ts';
import { refuseWhenAsked } from '../faults/refuse.ts';
import { receiveRequest } from '../warmth/receive-request.ts';
import { ApiError } from './api-error.ts';
import { checkContextLength, type ChatRequest, parseChatRequest } from './chat-request.ts';
import { cutAnswer } from './cut-answer.ts';
import { sendAnswer } from './send-answer.ts';

/**
 * `POST /v1/chat/completions`. Checks the request, meets the fault that is planned for it, writes the whole answer down as ground truth,
 * sends it and charges it. Throws `ApiError`; after the first byte nothing is thrown any more.
 */
export async function completeChat(http: IncomingMessage, response: ServerResponse, body: unknown, state: StandInState): Promise<void> {
  const request = parseChatRequest(body);
  state.models.check(request.model, state.clock.now());
  const fault = faultFor(http, request, state);
  const entry = newLoggedRequest(request, keyOf(http), fault.fault, state.clock.now());
  const { truth } = entry;
  state.log.add(entry);
  state.truths.add(truth);
  if (fault.fault === 'reset') return void http.socket.destroy();
  refuseWhenAsked(fault, request.model);
  if (fault.fault === 'cold_start') Object.assign(truth, { cold: true, slow: 'cold' });
  const extraTokens = fault.fault === 'other_template' ? fault.extraTokens : 0;
  entry.promptTokens = truth.promptTokens = countPromptTokens(request.messages) + extraTokens;
  checkContextLength(entry.promptTokens, Math.min(request.maxTokens, 8192));
  const answer = cutAnswer(state.answer(request, entry.key), request.maxTokens, request.stop);
  const booking = state.rateLimit.book(entry.promptTokens + answer.completionTokens, state.profile.limit.overdraftShare);
  if (booking.retryAfterS !== undefined) throw new ApiError(429, 'Rate limit exceeded.', booking.headers);
  const { holdMs, pace, release } = receiveRequest(state, truth, booking.over);
  state.log.begin(entry, answer);
  const headers = { ...booking.headers, 'x-inference-id': randomUUID() };
  const sending = { request, answer, entry, fault, clock: state.clock, holdMs, pace, headers };
  const sent = await sendAnswer(response, sending).finally(release);
  entry.outcome = sent.outcome;
  const usageSent = sent.outcome === 'finished' && (!request.stream || (request.includeUsage && fault.fault !== 'no_usage'));
  chargeRequest(state, truth, answer, { ...sent, usageSent, tokensPerSecond: pace.tokensPerSecond });
}

function faultFor(http: IncomingMessage, request: ChatRequest, state: StandInState): Fault {
  const header = http.headers['x-stand-in-fault'];
  if (typeof header === 'string') return parseFaultHeader(header);
  return state.faults.take(request.model) ?? state.rates.draw();
}

function keyOf(http: IncomingMessage): string {
  const key = http.headers['x-client-request-id'];
  return typeof key === 'string' ? key : '';
}
