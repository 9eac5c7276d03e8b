import { stemmer } from 'stemmer';
import { STOP_WORDS } from '../search/stop-words.ts';

/** Stems as small numbers, so that passages can be compared without comparing words. Grows with the texts it has read. */
export class Vocabulary {
  private readonly numbers = new Map<string, number>();
  /** Stems of words seen before: stemming costs more than looking up. */
  private readonly stems = new Map<string, number>();

  get size(): number {
    return this.numbers.size;
  }

  /** The words of a text as numbers with their places, counted over all words; stop words hold their place and are left out. */
  read(text: string): { word: number; at: number }[] {
    return [...text.toLowerCase().replaceAll(FIGURE_WITH_UNIT, '$1 $2').matchAll(WORD)].flatMap(([word], at) =>
      STOP_WORDS.has(word.replace('’', "'")) ? [] : [{ word: this.numberOf(word), at }],
    );
  }

  private numberOf(word: string): number {
    const known = this.stems.get(word);
    if (known !== undefined) return known;
    const stem = stemmer(word);
    const number = this.numbers.get(stem) ?? this.numbers.size;
    this.numbers.set(stem, number);
    this.stems.set(word, number);
    return number;
  }
}

const FIGURE_WITH_UNIT = /(\d)(\p{L})/gu;
const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu;
