import { firstWords, phraseSource, type WordLists } from './phrases.ts';

export interface Found<T> {
  index: number;
  said: string;
  value: T;
}

interface Entry<T> {
  pattern: RegExp;
  value: T;
}

const WORDS = /[a-z0-9]+/gu;
const SHORTEST_STEM = 1;

/**
 * Many phrases, looked for in one walk over the words of a text: at each word only those are tried that can begin with it. The work is
 * the length of the text times the few phrases per word, each with bounded gaps.
 */
export class PhraseIndex<T> {
  readonly #byWord = new Map<string, Entry<T>[]>();
  readonly #byStem = new Map<string, Entry<T>[]>();
  readonly #always: Entry<T>[] = [];
  #longestStem = 0;

  add(templates: readonly string[], value: T, lists: WordLists = {}): this {
    for (const template of templates) {
      const entry = { pattern: new RegExp(phraseSource(template, lists), 'uy'), value };
      const starts = firstWords(template, lists);
      if (!starts) this.#always.push(entry);
      for (const { word, isStem } of starts ?? []) {
        const into = isStem ? this.#byStem : this.#byWord;
        into.set(word, [...(into.get(word) ?? []), entry]);
        if (isStem) this.#longestStem = Math.max(this.#longestStem, word.length);
      }
    }
    return this;
  }

  /** Every phrase that stands in a text, each entry once per place it begins at. */
  find(text: string): Found<T>[] {
    const found: Found<T>[] = [];
    const tryAll = (entries: readonly Entry<T>[] | undefined, index: number): void => {
      for (const { pattern, value } of entries ?? []) {
        pattern.lastIndex = index;
        const said = pattern.exec(text)?.[0];
        if (said !== undefined) found.push({ index, said, value });
      }
    };
    for (const { 0: word, index } of text.matchAll(WORDS)) {
      tryAll(this.#byWord.get(word), index);
      const longest = Math.min(word.length, this.#longestStem);
      for (let n = SHORTEST_STEM; n <= longest; n++) tryAll(this.#byStem.get(word.slice(0, n)), index);
      tryAll(this.#always, index);
    }
    return found;
  }

  isIn(text: string): boolean {
    return this.find(text).length > 0;
  }

  /** The text with every phrase in its place replaced by a mark that is no word. */
  without(text: string): string {
    let out = '';
    let at = 0;
    for (const { index, said } of this.find(text)) {
      const end = index + said.length;
      if (index >= at && end > at) out += `${text.slice(at, index)} · `;
      at = Math.max(at, end);
    }
    return out + text.slice(at);
  }
}

/** Phrases that all mean the same. */
export const anyPhrase = (templates: readonly string[], lists: WordLists = {}): PhraseIndex<true> =>
  new PhraseIndex<true>().add(templates, true, lists);
