import { STOP_WORDS } from './stop-words.ts';
import { TOPIC_WORDS } from './topic-words.ts';

const CONNECTOR =
  /^(?:and|but|or|so|then|also|what about|how about|what if|why|that|this|it|is (?:it|that|this)|does (?:it|that|this)|same|instead|ok(?:ay)?|thanks|thank you|yes|no|sure)\b/i;
/** Points at something said before. What "it" does not point back in ("is it better to …") is taken out first. */
const POINTS_BACK = /\b(?:it|them|they|those|these ones|that one|the same)\b/i;
const POINTS_NOWHERE =
  /\b(?:is|was|isn't) it (?:\w+ )?(?:to|that|if)\b|\b(?:is|would|does|will) it (?:be )?(?:better|worth|true|ok(?:ay)?|safe|smart|matter)\b/gi;
const SHORT_WORDS = 6;
const MAX_QUERY_CHARS = 2_000;
const MAX_PREVIOUS_CHARS = 600;

/**
 * The text to search for. A question that leans on the one before it gets that one in front: it begins with a connecting word, or names
 * no topic of its own, or is short (six content words or fewer) and points back or stays with the topic that was just asked about.
 * A short question about a new topic stays alone, so that an athlete can change the subject. Long texts are cut to what a search can use.
 */
export function expandFollowUp(query: string, previousUserMessage: string | undefined): string {
  const own = cut(query, MAX_QUERY_CHARS);
  const previous = cut(previousUserMessage?.trim() ?? '', MAX_PREVIOUS_CHARS);
  return previous && leansOn(own, previous) ? `${previous}\n${own}` : own;
}

function leansOn(query: string, previous: string): boolean {
  if (CONNECTOR.test(query.trim())) return true;
  const topics = topicsOf(query);
  if (topics.size === 0) return true;
  if (contentWords(query).length > SHORT_WORDS) return false;
  return POINTS_BACK.test(query.replace(POINTS_NOWHERE, ' ')) || [...topics].every((topic) => topicsOf(previous).has(topic));
}

function topicsOf(text: string): Set<string> {
  return new Set(TOPIC_WORDS.filter(([, pattern]) => pattern.test(text)).map(([topic]) => topic));
}

function contentWords(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []).filter((word) => !STOP_WORDS.has(word));
}

const cut = (text: string, chars: number): string => text.slice(0, chars).toWellFormed();
