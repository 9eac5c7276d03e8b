import type { ChatMessage } from '@hyrox/contracts';

const TAKEN_OUT = '[NAME]';

/** Shorter parts of a name are initials and particles; they would take half of the words along. */
const SHORTEST_PART = 3;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A name as it was written and with a capital, so that "max effort" stays when the athlete is called Max. */
const spellings = (name: string): string[] => [name, name.charAt(0).toUpperCase() + name.slice(1)];

function patternOf(names: readonly string[]): RegExp | null {
  const whole = names.map((name) => name.trim()).filter((name) => name.length >= 2);
  const parts = whole.flatMap((name) => name.split(/\s+/u)).filter((part) => part.length >= SHORTEST_PART);
  const words = [...new Set([...whole, ...parts].flatMap(spellings))].sort((a, b) => b.length - a.length);
  return words.length ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'gu') : null;
}

/**
 * Replaces what the athlete is called by `[NAME]` in an example: whole names first, then their parts, whole words only. The first
 * system message is left alone: it holds published passages, and a Hunter among the athletes must not change what they cite.
 */
export function takeOutNames(example: { messages: readonly ChatMessage[]; answer: string; names?: readonly string[] | undefined }): {
  messages: ChatMessage[];
  answer: string;
} {
  const pattern = patternOf(example.names ?? []);
  if (!pattern) return { messages: [...example.messages], answer: example.answer };
  const without = (text: string) => text.replace(pattern, TAKEN_OUT);
  return {
    messages: example.messages.map((message, i) =>
      i === 0 && message.role === 'system' ? message : { ...message, content: without(message.content) },
    ),
    answer: without(example.answer),
  };
}
