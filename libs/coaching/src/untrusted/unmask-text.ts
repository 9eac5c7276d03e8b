/** Letters of other alphabets that look like Latin ones. */
const LOOK_ALIKES = new Map(
  Object.entries({
    ...{
      а: 'a',
      е: 'e',
      о: 'o',
      р: 'p',
      с: 'c',
      у: 'y',
      х: 'x',
      і: 'i',
      ј: 'j',
      ѕ: 's',
      ԁ: 'd',
      һ: 'h',
      ӏ: 'l',
      к: 'k',
      м: 'm',
      т: 't',
      в: 'b',
      н: 'h',
    },
    ...{ А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X', І: 'I', Ј: 'J', Ѕ: 'S' },
    ...{
      α: 'a',
      ε: 'e',
      ι: 'i',
      κ: 'k',
      ν: 'v',
      ο: 'o',
      ρ: 'p',
      τ: 't',
      υ: 'u',
      χ: 'x',
      Α: 'A',
      Β: 'B',
      Ε: 'E',
      Ι: 'I',
      Ο: 'O',
      Ρ: 'P',
      Τ: 'T',
    },
  }),
);
const TAG = /[\u{E0020}-\u{E007E}]/gu;
const HIDDEN = /[\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu;
const SPELLED_OUT = /(?<![\p{L}\p{N}])(?:\p{L}[.\-_*·]){2,}\p{L}(?![\p{L}\p{N}])/gu;
const ENCODED = /[A-Za-z0-9+/]{20,}={0,2}/gu;
const PRINTABLE = /^[\t\n\r\x20-\x7E]{12,}$/u;

/** Base64 of plain text, as that text; undefined for anything else, an ordinary long word among it. */
function decode(blob: string): string | undefined {
  if (blob.length % 4 !== 0 || !/[A-Z]/u.test(blob) || !/[a-z]/u.test(blob)) return undefined;
  const text = atob(blob);
  return PRINTABLE.test(text) && text.includes(' ') ? text : undefined;
}

/**
 * A text as a model may read it: tag characters and look-alike letters as Latin ones, hidden characters gone, spelled-out words put
 * together, base64 decoded in place. For recognising orders only; nobody is shown or sent the result.
 */
export function unmaskText(text: string): string {
  return text
    .replace(TAG, (tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000))
    .replace(HIDDEN, '')
    .normalize('NFKC')
    .replace(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, (letter) => LOOK_ALIKES.get(letter) ?? letter)
    .replace(SPELLED_OUT, (word) => word.replace(/[.\-_*·]/gu, ''))
    .replace(ENCODED, (blob) => decode(blob) ?? blob);
}

/** Does a text carry base64 of plain text? */
export const carriesEncoded = (text: string): boolean => [...text.matchAll(ENCODED)].some(([blob]) => decode(blob) !== undefined);
