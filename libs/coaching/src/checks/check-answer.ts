import type { Notice, Source } from '@hyrox/contracts';
import { PROMOTION_PATTERNS } from '../safety/guard-patterns.ts';
import { checkStandards, type RacingAthlete } from './check-standards.ts';
import { CLAIM_PATTERNS } from './claimed-actions.ts';
import { checkPromptLeak } from './prompt-leak.ts';

const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>()[\]"'`]+/giu;
const MARKDOWN_TARGET = /!?\[[^\]]{0,400}\]\(\s*<?([^)\s>]+)/gu;
const IMAGE = /!\[[^\]]{0,400}\](?:\(\s*<?([^)\s>]+)|\[[^\]]{0,400}\])|<img\b[^>]*\bsrc\s*=\s*["']?([^\s"'>]+)/giu;

const CLAIMED = CLAIM_PATTERNS.map((pattern) => new RegExp(pattern, 'iu'));
const PROMOTED = PROMOTION_PATTERNS.map((pattern) => new RegExp(pattern, 'iu'));

const NOTICES = {
  unknownLink: {
    code: 'unknown_link',
    severity: 'caution',
    text: 'This answer names a link that is in none of its sources. Check it before you rely on it.',
  },
  unknownImage: {
    code: 'unknown_image',
    severity: 'caution',
    text: 'This answer asks for an image that is in none of its sources. It is not shown.',
  },
  unsafeProduct: {
    code: 'unsafe_product',
    severity: 'caution',
    text: 'This answer speaks for a substance that is unregulated, unproven or prohibited. Do not take it on this advice.',
  },
  claimedAction: {
    code: 'claimed_action',
    severity: 'caution',
    text: 'Coach K says that something was done for you. Coach K can only write: nothing was booked, sent or changed.',
  },
} as const satisfies Record<string, Notice>;

const trimAddress = (address: string): string => address.replace(/[.,;:!?*_]+$/u, '');

/** Addresses in `text` that appear in none of the passages. In-page anchors are nobody's business. */
function hasUnknown(found: readonly string[], known: string): boolean {
  return found.map(trimAddress).some((address) => address !== '' && !address.startsWith('#') && !known.includes(address));
}

/** An answer as it was shown, with what it was made from and for whom. */
export interface CheckedAnswer {
  text: string;
  sources: readonly Source[];
  /** Left out, or all null, when nothing is known: then only what fits no class at all is wrong. */
  athlete?: RacingAthlete | undefined;
  /** `YYYY-MM-DD`, for the season where no race is planned. */
  today: string;
}

const NOBODY: RacingAthlete = { division: null, sex: null, raceDate: null };

/**
 * Rule checks on a finished answer: race standards that are wrong, links and images that no source contains, claims of a deed that did
 * not happen, substances spoken for, the instructions recited. Returns what the athlete must see beside the answer, each code once; the
 * answer itself is never changed.
 */
export function checkAnswer({ text, sources, athlete = NOBODY, today }: CheckedAnswer): Notice[] {
  const known = sources.map((source) => source.content).join('\n');
  const images = [...text.matchAll(IMAGE)].map((match) => match[1] ?? match[2] ?? 'unresolved reference');
  const withoutImages = text.replace(IMAGE, '');
  const links = [...withoutImages.matchAll(MARKDOWN_TARGET)].map((match) => match[1] ?? '').concat(withoutImages.match(ADDRESS) ?? []);
  const found = [
    checkStandards(text, athlete, today),
    hasUnknown(images, known) ? NOTICES.unknownImage : null,
    hasUnknown(links, known) ? NOTICES.unknownLink : null,
    CLAIMED.some((pattern) => pattern.test(text)) ? NOTICES.claimedAction : null,
    PROMOTED.some((pattern) => text.split(/(?<=[.!?])\s+|\n+/u).some((sentence) => pattern.test(sentence))) ? NOTICES.unsafeProduct : null,
    checkPromptLeak(text),
  ];
  return found.filter((notice) => notice !== null);
}
