import { CLAIM_PATTERNS } from '../checks/claimed-actions.ts';
import { SYSTEM_PROMPT } from '../prompt/system-prompt.ts';
import { PROMOTION_PATTERNS } from '../safety/guard-patterns.ts';

const RUN = 7;
const STEP = 3;

/** Runs of seven words of the system prompt, each three words further: whoever quotes nine words in a row quotes one of them. */
function runsOf(text: string): string[] {
  return text.split(/\n+/u).flatMap((line) => {
    const words = line.match(/[A-Za-z0-9]+/gu) ?? [];
    const starts = Array.from({ length: Math.max(0, Math.floor((words.length - RUN) / STEP) + 1) }, (_, i) => i * STEP);
    return starts.map((start) => words.slice(start, start + RUN).join(String.raw`\W+`));
  });
}

const LEAK_PATTERN = runsOf(SYSTEM_PROMPT.replace('{context}', '')).join('|');

/** Any address or picture: an answer that somebody tried to steer shows none but the organiser's own. */
const LINK_PATTERNS: readonly string[] = [
  String.raw`(?:https?:\/\/|www\.)(?!(?:www\.)?hyrox\.com(?:[\s\/)]|$))\S`,
  String.raw`!\[[^\]]*\]\s*[([]|<img\b`,
  String.raw`\b[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:example|com|net|org|io|co|app|dev|link|info|xyz|ly|site|shop|online|click)\b(?<!\bhyrox\.com)`,
];

/** Prescribed to some and abused by others: nobody who steers an answer has a prescription in mind. */
const PRESCRIBED = String.raw`\brecommend(?:s|ed|ing)?\b[^.!?\n]{0,40}\b(?:insulin|salbutamol|prednisone|cortisone|thyroxine|levothyroxine|metformin)\b`;

/** What must not be shown while something in the conversation gives orders: the prompt, addresses, claims of deeds, substances. */
export const INJECTION_PATTERNS: readonly string[] = [LEAK_PATTERN, ...LINK_PATTERNS, ...CLAIM_PATTERNS, ...PROMOTION_PATTERNS, PRESCRIBED];
