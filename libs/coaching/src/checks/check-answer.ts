import type { Notice, Source } from '@hyrox/contracts';

const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>()[\]"'`]+/giu;
const MARKDOWN_TARGET = /!?\[[^\]]*\]\(\s*<?([^)\s>]+)/gu;
const IMAGE = /!\[[^\]]*\](?:\(\s*<?([^)\s>]+)|\[[^\]]*\])|<img\b[^>]*\bsrc\s*=\s*["']?([^\s"'>]+)/giu;

/** Deeds only a person or a program could have done. Coach K writes text and nothing else. */
const DEED = String.raw`(?:booked|scheduled|sent|emailed|e-mailed|texted|messaged|notified|contacted|called|ordered|registered|signed you up|reminded)`;
const CHANGE = String.raw`(?:updated|changed|moved|added|saved|logged|recorded|adjusted|rescheduled|removed|deleted|entered|put|uploaded)`;
const RECORD = String.raw`(?:plan|calendar|profile|training log|workout log|schedule|account|diary|dashboard|app|sessions?|workouts?)`;
const CLAIMED_DEED = new RegExp(String.raw`\bI(?:['’]ve| have|['’]ll have| just)?(?: now| just| already| also)? ${DEED}\b`, 'iu');
const CLAIMED_CHANGE = new RegExp(
  String.raw`\bI(?:['’]ve| have| just)?(?: now| just| already| also| gone ahead and)? ${CHANGE}\b[^.!?\n]{0,60}\byour (?:[a-z]+ ){0,2}${RECORD}\b`,
  'iu',
);

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

/**
 * Rule checks on a finished answer: links and images that no source contains, and claims of a deed that did not happen. Returns what
 * the athlete must see beside the answer, each code once; the answer itself is never changed.
 */
export function checkAnswer(input: { text: string; sources: readonly Source[] }): Notice[] {
  const known = input.sources.map((source) => source.content).join('\n');
  const images = [...input.text.matchAll(IMAGE)].map((match) => match[1] ?? match[2] ?? 'unresolved reference');
  const withoutImages = input.text.replace(IMAGE, '');
  const links = [...withoutImages.matchAll(MARKDOWN_TARGET)].map((match) => match[1] ?? '').concat(withoutImages.match(ADDRESS) ?? []);
  return [
    ...(hasUnknown(images, known) ? [NOTICES.unknownImage] : []),
    ...(hasUnknown(links, known) ? [NOTICES.unknownLink] : []),
    ...(CLAIMED_DEED.test(input.text) || CLAIMED_CHANGE.test(input.text) ? [NOTICES.claimedAction] : []),
  ];
}
