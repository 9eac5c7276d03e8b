import { stemmer } from 'stemmer';

/** One word of a text, as it is compared. */
export interface Word {
  /** Lower case, stemmed; numbers as they stand. */
  stem: string;
  plain: string;
  /** Place in the tidied text. */
  at: number;
  /** Words of one clause share it: a full stop, a line break or "but" begins the next. */
  clause: number;
}

export interface ReadText {
  tidy: string;
  words: Word[];
}

const WORD = /\p{N}+(?:[.:]\p{N}+)*|%|\p{L}+(?:'\p{L}+)*/gu;
const CLAUSE_END = /[.!?;](?=\s|$)|\n|\b(?:but|instead|however)\b/u;

/** Lower case, Markdown marks gone, hyphens and slashes opened, `1,000` as `1000`, straight apostrophes; lines stay. */
export function tidyText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’ʼ]/gu, "'")
    .replace(/[*_`#>|]/gu, ' ')
    .replace(/(\d),(?=\d{3}\b)/gu, '$1')
    .replace(/(?<=\p{L})[-–/](?=\p{L})/gu, ' ')
    .replace(/[^\S\n]+/gu, ' ');
}

const stemOf = (word: string): string => (/^\p{L}{4,}$/u.test(word) ? stemmer(word) : word);

/** The words of a text with their stems and clauses. */
export function readWords(text: string): ReadText {
  const tidy = tidyText(text);
  let clause = 0;
  let last = 0;
  const words = [...tidy.matchAll(WORD)].map((match): Word => {
    if (CLAUSE_END.test(tidy.slice(last, match.index + match[0].length))) clause++;
    last = match.index + match[0].length;
    return { stem: stemOf(match[0]), plain: match[0], at: match.index, clause };
  });
  return { tidy, words };
}
