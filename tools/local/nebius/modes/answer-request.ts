import type { ChatRequest } from '../chat/chat-request.ts';
import { composeAnswer } from '../coach/compose-answer.ts';
import { fillSchema } from '../json/fill-schema.ts';
import { answerGullibly } from './answer-gullibly.ts';
import { type Script, ScriptReader } from './script.ts';

export const MODES = ['extractive', 'gullible', 'scripted'] as const;
export type Mode = (typeof MODES)[number];

/** Turns a request into the whole text of its answer. */
export type AnswerRequest = (request: ChatRequest, requestKey: string) => string;

/**
 * `extractive`: the coach that answers from the passages it is sent. `gullible`: does whatever any text tells it, so that defences can be
 * measured. `scripted`: the texts of a script. JSON is filled from the received text in every mode but the scripted one.
 */
export function answererFor(mode: Mode, script?: Script): AnswerRequest {
  if (mode === 'scripted') {
    const reader = new ScriptReader(script ?? ['This mode needs a script.']);
    return (request, requestKey) => reader.answer(lastUserMessage(request), requestKey);
  }
  const compose = mode === 'gullible' ? answerGullibly : composeAnswer;
  return ({ json, messages }) => (json === undefined ? compose(messages) : fillSchema(json, messages));
}

function lastUserMessage({ messages }: ChatRequest): string {
  return messages.findLast((message) => message.role === 'user')?.content ?? '';
}
