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
const HEX = /\b(?:[0-9a-f]{2}){12,}\b/giu;
const ENTITY = /&#(?:x([0-9a-f]{2,5})|(\d{2,6}));/giu;
const ESCAPES = /(?:%[0-7][0-9a-f])/giu;
const ROTATED = /\brot-?13\b/iu;
const PRINTABLE = /^[\t\n\r\x20-\x7E]{12,}$/u;

/** Does a text name the rotation by which it, or another one beside it, is to be read? */
export const namesRotation = (text: string): boolean => ROTATED.test(text);

/** Two hexadecimal digits a letter, where they spell plain text. */
function decodeHex(blob: string): string | undefined {
  const text = String.fromCharCode(...(blob.match(/../gu) ?? []).map((pair) => Number.parseInt(pair, 16)));
  return PRINTABLE.test(text) && text.includes(' ') ? text : undefined;
}

function rotate(text: string): string {
  return text.replace(/[a-z]/giu, (letter) => {
    const first = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first);
  });
}

/** Base64 of plain text, as that text; undefined for anything else, an ordinary long word among it. */
function decode(blob: string): string | undefined {
  if (blob.length % 4 !== 0 || !/[A-Z]/u.test(blob) || !/[a-z]/u.test(blob)) return undefined;
  const text = atob(blob);
  return PRINTABLE.test(text) && text.includes(' ') ? text : undefined;
}

/**
 * A text as a model may read it: tag characters and look-alike letters as Latin ones, hidden characters gone, spelled-out words put
 * together, base64, hexadecimal digits, escapes and entities decoded in place, rotated letters behind the text that names them. For
 * recognising orders only; nobody is shown or sent the result.
 */
export function unmaskText(text: string): string {
  return (namesRotation(text) ? `${text}\n${rotate(text)}` : text)
    .replace(ENTITY, (_, hex?: string, decimal?: string) => String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)))
    .replace(ESCAPES, (escape) => String.fromCharCode(Number.parseInt(escape.slice(1), 16)))
    .replaceAll('\\"', '"')
    .replace(TAG, (tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000))
    .replace(HIDDEN, '')
    .normalize('NFKC')
    .replace(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, (letter) => LOOK_ALIKES.get(letter) ?? letter)
    .replace(SPELLED_OUT, (word) => word.replace(/[.\-_*·]/gu, ''))
    .replace(HEX, (blob) => decodeHex(blob) ?? blob)
    .replace(ENCODED, (blob) => decode(blob) ?? blob);
}

const ENTITIES = /(?:&#(?:x[0-9a-f]{2,5}|\d{2,6});){6,}/giu;

/** Does a text carry plain text as base64, as hexadecimal digits or as a run of entities? Nobody writes like that to a coach. */
export const carriesEncoded = (text: string): boolean =>
  [...text.matchAll(ENCODED)].some(([blob]) => decode(blob) !== undefined) ||
  [...text.matchAll(HEX)].some(([blob]) => decodeHex(blob) !== undefined) ||
  text.search(ENTITIES) >= 0;

/** The same text with a mark in the place of what is encoded that way. */
export const withoutEncoded = (text: string, mark: string): string =>
  text.replace(ENTITIES, mark).replace(HEX, (blob) => (decodeHex(blob) === undefined ? blob : mark));
