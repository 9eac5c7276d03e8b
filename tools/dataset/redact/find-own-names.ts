const WORD = String.raw`[\p{L}'’-]{2,31}`;
const WORDS = `(${WORD}(?: ${WORD}){0,2})`;

interface Cue {
  pattern: RegExp;
  /** After a strong cue even a name in small letters counts. */
  isStrong?: boolean;
}

/** How people say what they are called, in any case. Which of the words that follow are a name, their capitals decide. */
const CUES: readonly Cue[] = [
  { pattern: new RegExp(String.raw`\b(?:my name(?:['’]s| is)|i(?:['’]m| am) called)\s+${WORDS}`, 'giu'), isStrong: true },
  { pattern: new RegExp(String.raw`\bcall me\s+${WORDS}`, 'giu') },
  {
    pattern: new RegExp(
      String.raw`\b(?:hi|hey|hello)\b[,! ]+(?:coach(?: k)?[,.! ]+)?(?:i['’]m|i am|it['’]s|this is|its)\s+${WORDS}`,
      'giu',
    ),
  },
  {
    pattern: new RegExp(
      String.raw`(?:thanks|thank you|thx|cheers|regards|best wishes)(?: (?:so much|a lot|again))?[,.!]?\s*[-–—]?\s*(${WORD})[.! ]*$`,
      'giu',
    ),
  },
];

const NOT_NAMES = new Set(
  'coach k hyrox all team everyone mate man guys doing training in advance ready so you that this it anything'.split(' '),
);

const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word);

/** The words from the first on that are written like a name. */
function nameAtStart(words: readonly string[], isStrong: boolean): string {
  const end = words.findIndex((word, i) => !isCapital(word) && !(isStrong && i === 0));
  return (end < 0 ? words : words.slice(0, end)).join(' ');
}

/** What the athlete calls themself in their own words. Written for recall in the common turns of phrase; it knows no list of first names. */
export function findOwnNames(texts: readonly string[]): string[] {
  const found = texts.flatMap((text) =>
    CUES.flatMap(({ pattern, isStrong = false }) =>
      [...text.matchAll(pattern)].map((match) => nameAtStart((match[1] ?? '').split(' '), isStrong)),
    ),
  );
  return [...new Set(found)].filter((name) => name !== '' && !NOT_NAMES.has(name.toLowerCase()));
}
