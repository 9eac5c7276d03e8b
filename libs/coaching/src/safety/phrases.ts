/** Word lists that a template names with `@`. */
export type WordLists = Readonly<Record<string, string>>;

/** Between two words, and one word. The two share no character, so a match never has two ways to cut the same text. */
const GAP = '[^a-z0-9]+';
const WORD = '[a-z0-9]+';

/** One alternative: `_` joins words, `*` any ending, `<…>` stays as it is. */
const alternativeSource = (words: string): string =>
  words
    .split(/(<[^>]*>)/u)
    .map((part) => (part.startsWith('<') ? `(?:${part.slice(1, -1)})` : part.replaceAll('_', GAP).replaceAll('*', '[a-z]*')))
    .join('');

const ALTERNATIVES = /(?:<[^>]*>|[^/<])+/gu;

const expand = (token: string, lists: WordLists): string =>
  token.replace(/@([A-Z]+)/gu, (_, name: string) => {
    const list = lists[name];
    if (list === undefined) throw new Error(`There is no list of words called ${name}`);
    return list;
  });

function tokenSource(token: string, lists: WordLists): string {
  const alternatives = expand(token, lists).match(ALTERNATIVES) ?? [];
  return `(?:${alternatives.map(alternativeSource).join('|')})`;
}

/**
 * A phrase as a regular expression source over normalised text, so that rules read as what people say. Words stand in order;
 * `a/b` either, `a_b` both, `pain*` any ending, `?my` may be missing, `~3` up to three other words, `@BODY` a list, `<\d+>` raw.
 */
export function phraseSource(template: string, lists: WordLists = {}): string {
  const tokens = template.trim().split(/\s+/u);
  const parts = tokens.map((token, i) => {
    const gap = i < tokens.length - 1 ? GAP : '';
    if (/^~\d$/u.test(token)) return `(?:${WORD}${GAP}){0,${token.slice(1)}}`;
    if (token.startsWith('?')) return `(?:${tokenSource(token.slice(1), lists)}${GAP})?`;
    return tokenSource(token, lists) + gap;
  });
  return `${parts.join('')}(?![a-z0-9])`;
}

/** A word that a phrase may begin with; a stem stands for any word that begins so. */
export interface FirstWord {
  word: string;
  isStem: boolean;
}

const DIGITS = [...'0123456789'].map((word): FirstWord => ({ word, isStem: true }));

/** What one alternative can begin with; nothing when that cannot be told. A raw one without letters begins with a digit. */
function startsOf(alternative: string): FirstWord[] {
  const raw = /^<([^>]*)>/u.exec(alternative)?.[1];
  if (raw !== undefined) return /[a-z]/u.test(raw.replace(/\\[a-z]|\(\?!.*$/gu, '')) ? [] : DIGITS;
  const match = /^([a-z0-9]+)(\*)?/u.exec(alternative);
  return match ? [{ word: match[1] ?? '', isStem: match[2] === '*' }] : [];
}

/** What a phrase can begin with, so that it is only tried there. Undefined when that cannot be told. */
export function firstWords(template: string, lists: WordLists = {}): FirstWord[] | undefined {
  const [first = ''] = template.trim().split(/\s+/u);
  if (/^[?~]/u.test(first)) return undefined;
  const alternatives = expand(first, lists).match(ALTERNATIVES) ?? [];
  const starts = alternatives.flatMap(startsOf);
  if (starts.length === 0 || alternatives.some((alternative) => startsOf(alternative).length === 0)) return undefined;
  return starts.filter(({ word }, i) => starts.findIndex((other) => other.word === word) === i);
}
