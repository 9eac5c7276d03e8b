/** How many units a token of the upstream has: `@` and its number in its answer, modulo a thousand, in three digits. */
export const TOKEN_UNITS = 4;
const NUMBERS = 1_000;

/** The tokens of one answer in the order they must arrive. */
export const tokenText = (number: number): string => `@${String(number % NUMBERS).padStart(3, '0')}`;

/**
 * Holds the tokens of one answer against the order they were sent in. A number that jumps ahead leaves what lies between missing; a
 * missing one that comes later was reordered, one that was seen already was doubled. A jump is believed up to half of the thousand.
 */
export class TokenOrder {
  received = 0;
  doubled = 0;
  reordered = 0;
  #next = 0;
  readonly #missing = new Set<number>();

  /** `number` as it stands in the token. */
  take(number: number): void {
    const ahead = (number - this.#next + 2 * NUMBERS) % NUMBERS;
    if (ahead === 0) {
      this.received++;
      this.#next++;
    } else if (ahead < NUMBERS / 2) {
      for (let missing = this.#next; missing < this.#next + ahead; missing++) this.#missing.add(missing);
      this.received++;
      this.#next += ahead + 1;
    } else if (this.#missing.delete(this.#next - (NUMBERS - ahead))) {
      this.received++;
      this.reordered++;
    } else {
      this.doubled++;
    }
  }

  /** How many of `sent` tokens never came. */
  lost(sent: number): number {
    return sent - this.received;
  }
}
