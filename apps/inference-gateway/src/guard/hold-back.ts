import type { CompiledGuard } from './compile-guard.ts';

/** What may be shown now. `tripped`: this is the last of it, and it ends with the guard's own words. */
export interface Release {
  show: string;
  tripped: boolean;
}

/** The end of a sentence, once the white space behind it is there; a line end is one too. */
const SENTENCE_END = /[.!?…]["'”’»)\]*_]*\s|\n/u;

/**
 * Holds an answer back one sentence at a time. A sentence is let go when it is complete and no pattern matches it or
 * it joined to the one before. On a match that sentence and everything behind it stay unseen and the fallback text ends the answer,
 * as a paragraph of its own when something was shown before. What is shown depends on the text alone, never on how it was cut into pieces.
 */
export class HoldBack {
  readonly #guard: CompiledGuard;
  #held = '';
  #before = '';
  #shown = '';
  #tripped = false;

  constructor(guard: CompiledGuard) {
    this.#guard = guard;
  }

  push(text: string): Release {
    if (this.#tripped) return { show: '', tripped: true };
    this.#held += text;
    let show = '';
    for (let end = SENTENCE_END.exec(this.#held); end; end = SENTENCE_END.exec(this.#held)) {
      const to = end.index + end[0].length;
      const sentence = this.#held.slice(0, to);
      if (this.#matches(sentence)) return this.#trip(show);
      this.#held = this.#held.slice(to);
      show += this.#letGo(sentence);
    }
    return { show, tripped: false };
  }

  /** The answer is over: what is still held is its last sentence. */
  end(): Release {
    if (this.#tripped) return { show: '', tripped: true };
    const sentence = this.#held;
    this.#held = '';
    if (!sentence) return { show: '', tripped: false };
    return this.#matches(sentence) ? this.#trip('') : { show: this.#letGo(sentence), tripped: false };
  }

  #letGo(sentence: string): string {
    // A line end alone is not a sentence: the pair that is checked must not be broken by it.
    if (sentence.trim()) this.#before = sentence;
    else this.#before += sentence;
    this.#shown = (this.#shown + sentence).slice(-2);
    return sentence;
  }

  #matches(sentence: string): boolean {
    const joined = this.#before + sentence;
    return this.#guard.patterns.some((pattern) => pattern.test(sentence) || pattern.test(joined));
  }

  #trip(show: string): Release {
    this.#tripped = true;
    this.#held = '';
    const gap = !this.#shown || this.#shown.endsWith('\n\n') ? '' : this.#shown.endsWith('\n') ? '\n' : '\n\n';
    return { show: show + gap + this.#guard.fallbackText, tripped: true };
  }
}
