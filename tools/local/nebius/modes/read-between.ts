/** Cyrillic letters that pass for Latin ones. */
const FOREIGN = 'аеорсухіјѕԁһАВЕКМНОРСТУХІЈЅ';
const LATIN = 'aeopcyxijsdhABEKMHOPCTYXIJS';

const fold = (letter: string): string => LATIN[[...FOREIGN].indexOf(letter)] ?? letter;

const isText = (text: string): boolean => /^[\t\n\r -~]{10,}$/.test(text) && text.includes(' ');

function fromHex(blob: string): string {
  const text = Buffer.from(blob, 'hex').toString('latin1');
  return isText(text) ? ` ${text} ` : blob;
}

const rotate = (letter: string): string => {
  const base = letter <= 'Z' ? 65 : 97;
  return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
};

/** Rotated letters are read where the text says that some are. */
const withRotated = (text: string): string => (/\brot-?13\b/i.test(text) ? `${text}\n${text.replace(/[A-Za-z]/g, rotate)}` : text);

function fromBase64(blob: string): string {
  const text = Buffer.from(blob, 'base64').toString('latin1');
  return isText(text) ? ` ${text} ` : blob;
}

/**
 * A text as a large model would understand it: hidden tag letters, letters of other alphabets, spelled-out words, escapes, base64, hex
 * digits and rotated letters in plain, invisible characters gone. The attacker's side of what the product does against it, written apart on purpose.
 */
export function readBetween(text: string): string {
  return withRotated(text)
    .replace(/&#(\d{2,5});/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/%(?:2[0-9A-F]|[3-7][0-9A-F])/g, (escape) => decodeURIComponent(escape))
    .replaceAll('\\"', '"')
    .replace(/[\u{E0020}-\u{E007E}]/gu, (tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000))
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .normalize('NFKC')
    .replace(/[Ѐ-ӿԀ-ԯ]/g, fold)
    .replace(/\b(?:[a-z]\.){2,}[a-z]\b/gi, (word) => word.replaceAll('.', ''))
    .replace(/\b(?:[0-9a-f]{2}){12,}\b/gi, fromHex)
    .replace(/[A-Za-z0-9+/]{20,}={0,2}/g, fromBase64);
}
