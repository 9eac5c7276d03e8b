/** Words that carry no content of their own in a question. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about all also am an and any are as at be been best but by can could did do does for from get give had has have how i i'm i've if in is it its
  just let like make many me more most much my need no not of off on one or our out please should so some still tell than that the their them
  then there these they this to too up us use very want was we were what what's when where which who why will with would you your`
    .split(/\s+/)
    .filter(Boolean),
);

/** The text without them, for keyword search: said often in questions and seldom in the library, they would pass for rare words. */
export const withoutStopWords = (text: string): string =>
  text.replace(/[\p{L}\p{N}'’]+/gu, (word) => (STOP_WORDS.has(word.toLowerCase().replace('’', "'")) ? ' ' : word));
