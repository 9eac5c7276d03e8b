/** The sentences and list items of an answer, without Markdown marks; decimals and abbreviations do not end one. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/\n+/u)
    .map((line) => line.replace(/[*_`#]/gu, '').trim())
    .flatMap((line) => line.split(/(?<=[.!?])["”)]?\s+(?=\S)/u))
    .filter((sentence) => /\p{L}/u.test(sentence));
}

/** The sentences that ask something. */
export const questionsOf = (text: string): string[] => sentencesOf(text).filter((sentence) => /\?["”)]?$/u.test(sentence));
