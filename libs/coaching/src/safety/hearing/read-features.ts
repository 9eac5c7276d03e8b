import { saysCleared } from '../clearance.ts';
import type { Mention } from '../find-mentions.ts';
import { normaliseForRules, withoutIdioms } from '../normalise-text.ts';
import { isLongOver } from '../read-doubt.ts';
import { classesOf } from './word-classes.ts';

/** Features are hashed into this many rows; a power of two, because the hash is masked. */
export const ROWS = 1 << 16;

/** Longest text that is read word by word: more words say nothing new about what is meant. */
const MOST_WORDS = 400;

const DENIES = new Set('no not never without nor neither zero dont doesnt didnt havent hasnt isnt arent wasnt non'.split(' '));
/** How far a denial reaches, in words. */
const DENIED_WORDS = 4;
const ENDS_DENIAL = new Set(['but', 'and', 'just', 'only', 'so', 'however', 'when', 'if']);

const MYSELF = /\b(?:i|im|ive|id|my|me|mine|myself|ich|mein|mir|mich|me|mi|yo)\b/u;
const OTHERS =
  /\b(?:he|she|his|her|him|they|their|wife|husband|friend|mate|partner|son|daughter|dad|mum|mom|brother|sister|client|kid|kids|girlfriend|boyfriend)\b/u;
const ASKS_IN_GENERAL = /(?:^|[.!?] ?)(?:what|why|how|which|does|do|is|are|can|explain)\b[^.!?]*\?/u;
const LAUGHS = /\b(?:lol|haha+|hehe|lmao|rofl|kidding|joking|xd)\b/u;

/** Looked up once: a global costs more than the multiplication where code runs in a context of its own, as tests do. */
const { imul } = Math;

/** FNV-1a over the UTF-16 units, mixed once more so that the low bits are worth masking. */
function rowOf(family: number, text: string): number {
  let hash = 2166136261 ^ family;
  for (let i = 0; i < text.length; i++) hash = imul(hash ^ text.charCodeAt(i), 16777619);
  hash ^= hash >>> 15;
  hash = imul(hash, 2246822519);
  hash ^= hash >>> 13;
  return hash & (ROWS - 1);
}

const FAMILY = { word: 1, pair: 2, triple: 3, apart: 4, letters: 5, denied: 6, phrase: 7, manner: 8, meaning: 9 } as const;

/** Ages and weeks of youth stay as they are; of other numbers only the length counts. */
const plainNumber = (word: string): string =>
  /^\d+$/u.test(word) && !(Number(word) >= 8 && Number(word) <= 19) ? `#${Math.min(word.length, 5)}` : word;

function wordsOf(sentence: string): string[] {
  return (sentence.match(/[\p{L}\p{N}]+/gu) ?? []).map(plainNumber);
}

/** Rows of a text, each once. The order does not matter. */
export function readFeatures(text: string, mentions: readonly Mention[]): Uint16Array {
  const whole = normaliseForRules(text);
  const rows = new Set<number>();
  const add = (family: number, value: string): void => void rows.add(rowOf(family, value));
  let read = 0;
  for (const sentence of whole.split(/[.!?;\n]+/u)) {
    const words = wordsOf(sentence).slice(0, MOST_WORDS - read);
    read += words.length;
    addWords(words, add);
    addMeanings(words, add);
  }
  for (const { rule, kind, about } of mentions) {
    add(FAMILY.phrase, rule.id);
    add(FAMILY.phrase, `${kind} ${about}`);
  }
  if (mentions.length === 0) add(FAMILY.phrase, 'none');
  if (MYSELF.test(whole)) add(FAMILY.manner, 'myself');
  else add(FAMILY.manner, 'nobody');
  if (OTHERS.test(whole)) add(FAMILY.manner, 'others');
  if (isLongOver(whole)) add(FAMILY.manner, 'over');
  if (saysCleared(text)) add(FAMILY.manner, 'cleared');
  if (LAUGHS.test(whole)) add(FAMILY.manner, 'laughs');
  if (ASKS_IN_GENERAL.test(whole) && !MYSELF.test(whole)) add(FAMILY.manner, 'general');
  if (withoutIdioms(whole) !== whole) add(FAMILY.manner, 'idiom');
  return Uint16Array.from(rows);
}

function addWords(words: readonly string[], add: (family: number, value: string) => void): void {
  let denied = 0;
  words.forEach((word, at) => {
    const isDenied = denied > 0 && !ENDS_DENIAL.has(word);
    denied = DENIES.has(word) ? DENIED_WORDS : isDenied ? denied - 1 : 0;
    if (isDenied) add(FAMILY.denied, word);
    add(FAMILY.word, word);
    const [next, third, fourth] = [words[at + 1], words[at + 2], words[at + 3]];
    if (next !== undefined) add(FAMILY.pair, `${word} ${next}`);
    if (third !== undefined) {
      add(FAMILY.triple, `${word} ${next} ${third}`);
      add(FAMILY.apart, `${word} ${third}`);
    }
    if (fourth !== undefined) add(FAMILY.apart, `${word} ${fourth}`);
    if (word.startsWith('#')) return;
    const framed = `<${word}>`;
    for (let size = 3; size <= 5; size++)
      for (let from = 0; from + size <= framed.length; from++) add(FAMILY.letters, framed.slice(from, from + size));
  });
}

/** How far apart two words may stand and still speak of the same thing. */
const TOGETHER_WORDS = 7;

/** Classes of words: alone, in pairs that stand close to each other in either order, and beside the plain word next to them. */
function addMeanings(words: readonly string[], add: (family: number, value: string) => void): void {
  const found = words.map(classesOf);
  found.forEach((classes, at) => {
    for (const one of classes) {
      add(FAMILY.meaning, one);
      add(FAMILY.meaning, `${words[at - 1] ?? '<'} ${one}`);
      add(FAMILY.meaning, `${one} ${words[at + 1] ?? '>'}`);
      for (let other = at + 1; other < Math.min(at + TOGETHER_WORDS, found.length); other++)
        for (const two of found[other] ?? []) if (one !== two) add(FAMILY.meaning, one < two ? `${one}+${two}` : `${two}+${one}`);
    }
  });
}
