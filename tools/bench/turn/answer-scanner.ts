const AT = 0x40;
const STATUS_LINE = 'HTTP/1.1 200';
const LAST_CHUNK = '\r\n0\r\n\r\n';
const KEPT_TAIL = 400;
const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6;

/** What is known of one answer while its bytes arrive. */
export interface ScannedAnswer {
  sentAtMs: number;
  dispatchedAtMs: number | undefined;
  firstTokenAtMs: number | undefined;
  /** When the provider wrote the first token. */
  stampMs: number;
  tokens: number;
  /** The bytes after the last token: how the answer ended. */
  rest: string;
}

/**
 * Finds the tokens of one HTTP response in raw bytes, at the price of a memchr: the harness must not be slower than what it measures.
 * A token is `@<microseconds>@ `; in our own wire everything before the first token event is skipped, sources may hold any text.
 */
export class AnswerScanner {
  readonly answer: ScannedAnswer;
  readonly #wantedTokens: number;
  readonly #begin: string;
  #tail = Buffer.alloc(0);
  #begun = false;
  #head = '';

  constructor(wantedTokens: number, kind: 'turn' | 'completion') {
    this.#wantedTokens = wantedTokens;
    this.#begin = kind === 'turn' ? 'event: token' : '\r\n\r\n';
    this.answer = { sentAtMs: nowMs(), dispatchedAtMs: undefined, firstTokenAtMs: undefined, stampMs: 0, tokens: 0, rest: '' };
  }

  /** Takes what arrived; true when the response is complete. Throws when it is not a stream or ends too early. */
  take(data: Buffer): boolean {
    const now = nowMs();
    let rest = data;
    if (!this.#begun) {
      const begun = this.#findBegin(data, now);
      if (!begun) return false;
      rest = begun;
    }
    this.#countTokens(this.#tail.length ? Buffer.concat([this.#tail, rest]) : rest, now);
    return this.answer.rest.endsWith(LAST_CHUNK);
  }

  #findBegin(data: Buffer, now: number): Buffer | undefined {
    this.#head += data.toString('latin1');
    if (!STATUS_LINE.startsWith(this.#head.slice(0, STATUS_LINE.length))) throw new Error(this.#head.slice(0, 400));
    if (this.answer.dispatchedAtMs === undefined && this.#head.includes('"thinking"')) this.answer.dispatchedAtMs = now;
    const at = this.#head.indexOf(this.#begin);
    if (at < 0) {
      if (this.#head.endsWith(LAST_CHUNK)) throw new Error(`an answer without a token: ${this.#head.slice(-400)}`);
      return undefined;
    }
    this.#begun = true;
    return Buffer.from(this.#head.slice(at), 'latin1');
  }

  #countTokens(bytes: Buffer, now: number): void {
    const { answer } = this;
    let from = 0;
    while (answer.tokens < this.#wantedTokens) {
      const opens = bytes.indexOf(AT, from);
      const closes = opens < 0 ? -1 : bytes.indexOf(AT, opens + 1);
      if (closes < 0) {
        this.#tail = Buffer.from(bytes.subarray(opens < 0 ? Math.max(from, bytes.length - KEPT_TAIL) : opens));
        if (this.#tail.toString('latin1').endsWith(LAST_CHUNK))
          throw new Error(`${answer.tokens} tokens: ${this.#tail.toString('latin1')}`);
        return;
      }
      if (answer.firstTokenAtMs === undefined) {
        answer.firstTokenAtMs = now;
        answer.stampMs = Number(bytes.toString('latin1', opens + 1, closes)) / 1000;
      }
      answer.tokens++;
      from = closes + 1;
    }
    this.#tail = Buffer.alloc(0);
    answer.rest += bytes.toString('latin1', from);
  }
}
