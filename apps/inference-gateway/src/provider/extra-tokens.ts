const SHARE = 0.1;
/** So that the first bad minute of a process is survived too. */
const FIRST_PROMPTS = 10;
const MOST_PROMPTS = 30;

/** How many prompts' worth must stay for what matters more: a failed call that is made again takes all, an early hedge only what is plenty. */
const KEEP_PROMPTS = { retry: 0, silentHedge: 3, earlyHedge: 8 } as const;

/**
 * The tokens that may be paid beside those of the answers themselves: one tenth of the prompts of all first calls, ten prompts ahead and at most
 * thirty saved. Calls that were refused cost nothing and draw nothing. Without it a provider in trouble would be asked, and paid, many times over.
 */
export class ExtraTokens {
  #left = 0;
  /** Of the largest prompt so far. */
  #promptTokens = 0;

  get left(): number {
    return this.#left;
  }

  /** A first call was made with so many tokens of prompt. */
  earn(promptTokens: number): void {
    const larger = Math.max(0, promptTokens - this.#promptTokens);
    this.#promptTokens += larger;
    this.#add(promptTokens * SHARE + larger * FIRST_PROMPTS);
  }

  /** Takes so many tokens, if they are there and leave enough for what matters more. */
  take(tokens: number, use: keyof typeof KEEP_PROMPTS): boolean {
    if (tokens > 0 && tokens + KEEP_PROMPTS[use] * this.#promptTokens > this.#left) return false;
    this.#left -= tokens;
    return true;
  }

  /** What was really spent beyond what was taken; below zero where it was less. */
  correct(tokens: number): void {
    this.#add(-tokens);
  }

  #add(tokens: number): void {
    this.#left = Math.min(MOST_PROMPTS * this.#promptTokens, this.#left + tokens);
  }
}
