import { buildSystemPrompt } from '@hyrox/coaching';
import type { ChatMessage } from '@hyrox/contracts';
import { redactRecord } from '../redact/redact-record.ts';
import type { Findings } from './finding.ts';

/** What a template would read as a token of its own. */
const CONTROL = /<\s*\|[^<>|\n]{0,40}\|\s*>|\[\/?INST\]|<<\/?SYS>>/u;
const ROLES = new Set(['system', 'user', 'assistant']);

/** Around the passages, word for word as served. */
const [BEFORE = '', AFTER = ''] = buildSystemPrompt('\u0000').split('\u0000');

const isServed = (text: string): boolean => text.startsWith(BEFORE) && text.endsWith(AFTER);

function checkOrder(messages: readonly ChatMessage[], found: Findings): void {
  const firstSpoken = messages.findIndex((message) => message.role !== 'system');
  const spoken = firstSpoken < 0 ? [] : messages.slice(firstSpoken);
  if (firstSpoken === 0) found.error('system-first', 'does not begin with a system message');
  // Prompt, athlete summary and router instruction: three at most, as served.
  if (firstSpoken > 3) found.error('system-first', `begins with ${firstSpoken} system messages; what is served has three at most`);
  if (spoken.some((message) => message.role === 'system')) found.error('system-first', 'has a system message between the turns');
  if (spoken.some((message, at) => message.role !== (at % 2 === 0 ? 'user' : 'assistant')))
    found.error('alternating', 'user and assistant do not take turns, the user first');
  if (messages.at(-1)?.role !== 'assistant') found.error('ends-with-answer', 'does not end with an answer');
}

/** What a trainer needs: known roles in order, text in every message, no control tokens, the prompt as served, nobody's contact data. */
export function checkShape(messages: readonly ChatMessage[], found: Findings): void {
  if (messages.length < 2) found.error('messages', 'has fewer than two messages');
  const unknown = messages.filter((message) => !ROLES.has(message.role));
  if (unknown.length) found.error('role', `has the role ${unknown.map((message) => `"${message.role}"`).join(', ')}`);
  checkOrder(messages, found);
  if (messages.some((message) => message.content.trim() === '')) found.error('empty', 'has an empty message');
  for (const { content } of messages) {
    const token = CONTROL.exec(content);
    if (token) found.error('control-token', `has the control token ${token[0]}`);
    if (!content.isWellFormed()) found.error('utf-8', 'has half a character that UTF-8 cannot hold');
  }
  if (!isServed(messages[0]?.content ?? '')) found.warn('prompt-as-served', 'its first system message is not the prompt that is served');
  const redacted = redactRecord(messages);
  if (redacted.some(({ content }, at) => content !== messages[at]?.content))
    found.error('personal-data', 'holds a name, an e-mail address or a telephone number');
}
