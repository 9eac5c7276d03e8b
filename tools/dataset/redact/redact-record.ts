import type { ChatMessage } from '@hyrox/contracts';
import { findOwnNames } from './find-own-names.ts';
import { redactContacts } from './redact-contacts.ts';

/** Counts up whenever what is replaced changes; written into every manifest. */
export const REDACTION_VERSION = 1;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function namePattern(names: readonly string[]): RegExp | null {
  const parts = names.flatMap((name) => [name, ...name.split(' ').filter((part) => part.length > 2)]);
  const words = [...new Set(parts.flatMap((part) => [part, part.charAt(0).toUpperCase() + part.slice(1)]))];
  words.sort((a, b) => b.length - a.length);
  return words.length ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'gu') : null;
}

/**
 * Takes out of one example who it came from: e-mail addresses, telephone numbers, and the names by which the athlete goes in it. The
 * account's own name was taken out when the turn was collected. Names stay in the first system message, which holds published passages.
 */
export function redactRecord(messages: readonly ChatMessage[]): ChatMessage[] {
  const names = namePattern(findOwnNames(messages.filter((message) => message.role === 'user').map((message) => message.content)));
  return messages.map(({ role, content }, i) => {
    const published = i === 0 && role === 'system';
    const nameless = names && !published ? content.replace(names, '[NAME]') : content;
    return { role, content: redactContacts(nameless) };
  });
}
