const WORD = String.raw`\p{Lu}[\p{L}'’-]{1,30}`;
const NAME = `(${WORD}(?: ${WORD}){0,2})`;

/** How people say what they are called. The cue may be written in any case, the name has to begin with a capital where the cue is weak. */
const CUES = [
  new RegExp(String.raw`(?i:\bmy name(?:['’]s| is)|\bi(?:['’]m| am) called)\s+([\p{L}'’-]{2,30}(?: ${WORD}){0,2})`, 'gu'),
  new RegExp(String.raw`(?i:\b(?:please |just |can |you can )?call me)\s+${NAME}`, 'gu'),
  new RegExp(String.raw`(?i:\b(?:hi|hey|hello)\b[,! ]+(?:coach(?: k)?[,.! ]+)?(?:i['’]m|i am|it['’]s|this is|its))\s+${NAME}`, 'gu'),
  new RegExp(
    String.raw`(?i:(?:thanks|thank you|thx|cheers|regards|best wishes)(?: (?:so much|a lot|again))?)[,.!]?\s*[-–—]?\s*(${WORD})[.! ]*$`,
    'gu',
  ),
];

const NOT_NAMES = new Set(
  'coach k hyrox all team everyone mate man guys doing training in advance ready so you that this it anything'.split(' '),
);

/** What the athlete calls themself in their own words. Written for recall in the common turns of phrase; it knows no list of first names. */
export function findOwnNames(texts: readonly string[]): string[] {
  const found = texts.flatMap((text) => CUES.flatMap((cue) => [...text.matchAll(cue)].map((match) => match[1] ?? '')));
  return [...new Set(found)].filter((name) => name !== '' && !NOT_NAMES.has(name.toLowerCase()));
}
