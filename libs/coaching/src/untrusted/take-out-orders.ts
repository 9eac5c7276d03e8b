import { neutralise } from '../prompt/neutralise.ts';
import { hasOrders } from './find-orders.ts';
import { rememberTexts } from './remember-texts.ts';
import { withoutEncoded } from './unmask-text.ts';

/** Stands where an order stood. */
export const TAKEN_OUT = '[…]';

const COMMENT = /<!--[\s\S]{0,2000}?(?:-->|$)/gu;
const ENCODED = /[A-Za-z0-9+/]{20,}={0,2}(?=[^A-Za-z0-9+/=]|$)/gu;
const IMAGE = /!\[([^\]]{0,400})\](?:\([^)]{0,800}\)|\[[^\]]{0,400}\])/gu;
const LINK = /\[([^\]]{1,400})\]\(\s{0,4}<?(?:https?:)?\/\/[^)]{0,800}\)/giu;
const ADDRESS = /\b(?:https?:\/\/|www\.)(?!(?:www\.)?hyrox\.com(?:[\s/)]|$))[^\s<>()[\]"'`]+/giu;
const HEADING = /^(\s*)#{1,6}\s*(?=(?:source|system|assistant|user|instructions?)\b)/gimu;
const ROLE = /^(\s*)(system|assistant|user|developer|human|tool)(?=\s*:)/gimu;

/** A word that is neither a name nor a measure but base64: both cases, digits or padding, a length that base64 has. */
const isEncoded = (blob: string): boolean => blob.length % 4 === 0 && /[A-Z]/u.test(blob) && /[a-z]/u.test(blob) && /[0-9=]/u.test(blob);

/** Takes structure away that a model could take for the prompt's own: comments, encoded text, pictures, addresses, roles at a line's start. */
export function flattenStructure(text: string): string {
  return withoutEncoded(neutralise(text), TAKEN_OUT)
    .replace(COMMENT, TAKEN_OUT)
    .replace(ENCODED, (blob) => (isEncoded(blob) ? TAKEN_OUT : blob))
    .replace(IMAGE, '$1')
    .replace(LINK, '$1')
    .replace(ADDRESS, TAKEN_OUT)
    .replace(HEADING, '$1')
    .replace(ROLE, '$1$2 ');
}

/** Whole sentences of a document; clauses of a line that an athlete filled in. */
const PARTS = { sentence: /(?<=[.!?…]["'”’»)\]]*)\s+|\n+/u, clause: /(?<=[.!?;])\s+|\n+|(?<=,)\s+|\s+-\s+/u } as const;

/**
 * What a document or a form field says, without what it tells the model to do. An order is replaced by a mark, sentence by sentence
 * or clause by clause; when the parts look harmless and the whole does not, nothing of it is kept.
 */
export function takeOutOrders(text: string, by: keyof typeof PARTS): string {
  if (!hasOrders(text)) return flattenStructure(text);
  const parts = text.split(new RegExp(`(${PARTS[by].source})`, 'u'));
  const kept = parts.map((part, i) => (i % 2 === 0 && hasOrders(part) ? TAKEN_OUT : part)).join('');
  const flat = flattenStructure(kept);
  return hasOrders(flat) ? TAKEN_OUT : flat;
}

const REMEMBERED = 2_000;

/** The same of texts of the library, passages and examples, which stand in one prompt after the other. */
export const takeOutOrdersOnce: Record<keyof typeof PARTS, (text: string) => string> = {
  sentence: rememberTexts(REMEMBERED, (text) => takeOutOrders(text, 'sentence')),
  clause: rememberTexts(REMEMBERED, (text) => takeOutOrders(text, 'clause')),
};
