/** Cyrillic letters that pass for Latin ones. */
const FOREIGN = 'аеорсухіјѕԁһАВЕКМНОРСТУХІЈЅ';
const LATIN = 'aeopcyxijsdhABEKMHOPCTYXIJS';

const fold = (letter: string): string => LATIN[[...FOREIGN].indexOf(letter)] ?? letter;

const isText = (text: string): boolean => /^[\t\n\r -~]{10,}$/.test(text) && text.includes(' ');

function fromBase64(blob: string): string {
  const text = Buffer.from(blob, 'base64').toString('latin1');
  return isText(text) ? ` ${text} ` : blob;
}

/**
 * A text as a large model would understand it: hidden tag letters, letters of other alphabets, spelled-out words and base64 in plain,
 * invisible characters gone. The attacker's side of what the product does against it, written apart on purpose.
 */
export function readBetween(text: string): string {
  return text
    .replace(/[\u{E0020}-\u{E007E}]/gu, (tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000))
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .normalize('NFKC')
    .replace(/[Ѐ-ӿԀ-ԯ]/g, fold)
    .replace(/\b(?:[a-z]\.){2,}[a-z]\b/gi, (word) => word.replaceAll('.', ''))
    .replace(/[A-Za-z0-9+/]{20,}={0,2}/g, fromBase64);
}
