import { createHash } from 'node:crypto';
import type { ChatMessage, CollectedTurn } from '@hyrox/contracts';
import { redactRecord } from '../redact/redact-record.ts';
import { jsonLine } from './json-line.ts';

/** Why a flagged turn is no example for a trainer. */
export type LeftOut = 'no question' | 'empty message' | 'roles out of order' | 'control tokens';

export interface ExampleLine {
  /** One JSON object without its line feed. */
  line: string;
  /** SHA-256 of the line in UTF-8, without its line feed. */
  sha256: string;
}

const CONTROL_TOKEN = /<\s*\|[^<>|]{0,40}\|\s*>/u;

/** System messages first, then question and answer in turns, the answer last: what a chat template can render. */
function inOrder(messages: readonly ChatMessage[]): boolean {
  const spoken = messages.slice(messages.findIndex((message) => message.role !== 'system'));
  return spoken.every((message, i) => message.role === (i % 2 === 0 ? 'user' : 'assistant')) && spoken.length % 2 === 0;
}

function judge(messages: readonly ChatMessage[]): LeftOut | null {
  if (!messages.some((message) => message.role === 'user')) return 'no question';
  if (messages.some((message) => message.content.trim() === '')) return 'empty message';
  if (!inOrder(messages)) return 'roles out of order';
  return messages.some((message) => CONTROL_TOKEN.test(message.content)) ? 'control tokens' : null;
}

/**
 * The chat-completions line of a turn, as Nebius takes it for conversational fine-tuning: `{"messages":[…]}` with the prompt as served
 * and the answer last, redacted; nothing else is in it. The same turn gives the same bytes.
 */
export function toLine(turn: Pick<CollectedTurn, 'messages' | 'answer'>): ExampleLine | LeftOut {
  const asked = [...turn.messages, { role: 'assistant' as const, content: turn.answer }];
  const messages = redactRecord(asked.map(({ role, content }) => ({ role, content: content.toWellFormed() })));
  const leftOut = judge(messages);
  if (leftOut) return leftOut;
  const line = jsonLine({ messages });
  return { line, sha256: createHash('sha256').update(line).digest('hex') };
}
