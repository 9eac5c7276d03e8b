import { ChunkedBody } from './chunked-body.ts';
import { TOKEN_UNITS, TokenOrder } from './token-order.ts';

const AT = 0x40;
const ZERO = 48;
const STATUS_LINE = 'HTTP/1.1 200';
const HEAD_END = '\r\n\r\n';
const FIRST_TOKEN_EVENT = 'event: token';
const SENT = /"(?:completion_tokens|tokensOut)":(\d+)/;
/** A token that comes later than this after the one before it left its reader staring at a standing text. */
export const STALL_MS = 1_000;
const NOTHING = Buffer.alloc(0);

/** What is known of one answer while its bytes arrive. Times are those given to `take`, in milliseconds. */
export interface ScannedAnswer {
  dispatchedAtMs: number | undefined;
  firstTokenAtMs: number | undefined;
  lastTokenAtMs: number | undefined;
  longestGapMs: number;
  stalls: number;
  order: TokenOrder;
  /** What the provider says it sent. */
  sent: number;
  /** The bytes after the last token: how the answer ended. */
  rest: string;
}

/**
 * Finds the tokens of one HTTP response in raw bytes, at the price of a memchr. In our own wire everything before the first token event
 * is skipped: sources may hold any text.
 */
export class AnswerScanner {
  readonly answer: ScannedAnswer = {
    dispatchedAtMs: undefined,
    firstTokenAtMs: undefined,
    lastTokenAtMs: undefined,
    longestGapMs: 0,
    stalls: 0,
    order: new TokenOrder(),
    sent: 0,
    rest: '',
  };
  readonly #isTurn: boolean;
  readonly #body = new ChunkedBody();
  readonly #take = (data: Buffer) => this.#takeBody(data);
  #nowMs = 0;
  #head: string | undefined = '';
  #begun: boolean;
  #opening = '';
  #tail = NOTHING;
  #rest: Buffer[] = [];

  constructor(kind: 'turn' | 'completion') {
    this.#isTurn = kind === 'turn';
    this.#begun = !this.#isTurn;
  }

  /** Takes what arrived at `nowMs`; true when the response is complete. Throws when it is not a stream or has no token. */
  take(data: Buffer, nowMs: number): boolean {
    this.#nowMs = nowMs;
    const body = this.#head === undefined ? data : this.#takeHead(data);
    if (!body) return false;
    this.#body.feed(body, this.#take);
    if (!this.#body.over) return false;
    const { answer } = this;
    answer.rest = Buffer.concat(this.#rest).toString('latin1');
    if (answer.order.received === 0) throw new Error(`an answer without a token: ${this.#opening.slice(-400)}${answer.rest.slice(-400)}`);
    answer.sent = Number(SENT.exec(answer.rest)?.[1] ?? Number.NaN);
    return true;
  }

  #takeHead(data: Buffer): Buffer | undefined {
    const head = (this.#head ?? '') + data.toString('latin1');
    this.#head = head;
    if (!head.startsWith(STATUS_LINE.slice(0, head.length))) throw new Error(head.slice(0, 400));
    const end = head.indexOf(HEAD_END);
    if (end < 0) return undefined;
    this.#head = undefined;
    return Buffer.from(head.slice(end + HEAD_END.length), 'latin1');
  }

  #takeBody(data: Buffer): void {
    if (this.#begun) return this.#takeTokens(data);
    this.#opening += data.toString('latin1');
    if (this.answer.dispatchedAtMs === undefined && this.#opening.includes('"thinking"')) this.answer.dispatchedAtMs = this.#nowMs;
    const at = this.#opening.indexOf(FIRST_TOKEN_EVENT);
    if (at < 0) return;
    this.#begun = true;
    this.#takeTokens(Buffer.from(this.#opening.slice(at), 'latin1'));
  }

  #takeTokens(data: Buffer): void {
    const bytes = this.#tail.length ? Buffer.concat([this.#tail, data]) : data;
    this.#tail = NOTHING;
    const { order } = this.answer;
    let from = 0;
    let to = bytes.length;
    for (let at = bytes.indexOf(AT); at >= 0; at = bytes.indexOf(AT, at + 1)) {
      if (at + TOKEN_UNITS > bytes.length) {
        this.#tail = Buffer.from(bytes.subarray(at));
        to = at;
        break;
      }
      const number = digit(bytes, at + 1) * 100 + digit(bytes, at + 2) * 10 + digit(bytes, at + 3);
      // Not every @ is a token: the end of an answer may hold an address.
      if (Number.isNaN(number)) continue;
      order.take(number);
      from = at + TOKEN_UNITS;
    }
    if (from > 0) this.#heard();
    if (from < to) this.#rest.push(bytes.subarray(from, to));
  }

  #heard(): void {
    const { answer } = this;
    this.#rest = [];
    answer.firstTokenAtMs ??= this.#nowMs;
    const gapMs = this.#nowMs - (answer.lastTokenAtMs ?? this.#nowMs);
    if (gapMs > answer.longestGapMs) answer.longestGapMs = gapMs;
    if (gapMs > STALL_MS) answer.stalls++;
    answer.lastTokenAtMs = this.#nowMs;
  }
}

/** NaN for what is no digit. */
function digit(bytes: Buffer, at: number): number {
  const value = (bytes[at] ?? 0) - ZERO;
  return value >= 0 && value <= 9 ? value : Number.NaN;
}
