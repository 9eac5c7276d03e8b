import type { Carry, Frame, FrameMeta, TurnEnd, TurnStatus } from '@hyrox/contracts';

/** `finishing`: the text is frozen and being committed. `ended`: committed, kept for late readers. `dropped`: another attempt holds the turn. */
export type GenerationState = 'running' | 'finishing' | 'ended' | 'dropped';

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** What a database can store and a browser counts alike: no NUL, no lone surrogate. The length stays. */
const storable = (text: string): string => {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\u0000') ? whole.replaceAll('\u0000', '\ufffd') : whole;
};

/**
 * The answer of one attempt. The log is the text itself: a place in it is a number of UTF-16 units, and whatever follows a place
 * is what a reader at that place has not seen. A surrogate pair is never cut.
 */
export class GenerationLog {
  readonly turnId: string;
  readonly attempt: number;
  readonly carry: Carry;
  /** Holder ids of the gateways that want its frames. */
  readonly watchers = new Set<string>();
  #state: GenerationState = 'running';
  #end: TurnEnd | undefined;
  #endTold = false;
  #status: TurnStatus | undefined;
  #sent = '';
  #unsent = '';
  #halfPair = '';

  constructor(parts: { turnId: string; attempt: number; carry: Carry; gateway?: string | undefined }) {
    this.turnId = parts.turnId;
    this.attempt = parts.attempt;
    this.carry = parts.carry;
    if (parts.gateway !== undefined) this.watchers.add(parts.gateway);
  }

  get state(): GenerationState {
    return this.#state;
  }

  get end(): TurnEnd | undefined {
    return this.#end;
  }

  get length(): number {
    return this.#sent.length + this.#unsent.length;
  }

  /** True once a frame with text has left. */
  get begun(): boolean {
    return this.#sent.length > 0;
  }

  get text(): string {
    return this.#sent + this.#unsent;
  }

  /** Adds to the answer. Ignored once the text is frozen. A trailing high surrogate waits for its other half. */
  append(text: string): void {
    if (this.#state !== 'running' || !text) return;
    let piece = this.#halfPair ? this.#halfPair + text : text;
    this.#halfPair = '';
    if (isHighSurrogate(piece.charCodeAt(piece.length - 1))) {
      this.#halfPair = piece.slice(-1);
      piece = piece.slice(0, -1);
    }
    if (piece) this.#unsent += storable(piece);
  }

  /** What a reader at `at` has not seen. */
  textFrom(at: number): string {
    return this.text.slice(at);
  }

  /** A word about the wait, to ride on the next frame. */
  setStatus(status: TurnStatus): void {
    if (this.#state === 'running') this.#status = status;
  }

  /** No further text: what is stored is what was shown. Undefined when it already was frozen or is gone. */
  freeze(): string | undefined {
    if (this.#state !== 'running') return undefined;
    this.#state = 'finishing';
    this.#halfPair = '';
    this.#status = undefined;
    return this.text;
  }

  /** The commit has been made; only now may anybody be told the end. */
  settle(end: TurnEnd): void {
    if (this.#state !== 'finishing') return;
    this.#state = 'ended';
    this.#end = end;
  }

  drop(): void {
    this.#state = 'dropped';
    this.watchers.clear();
  }

  /** After a broken connection the last frame may be lost: tell the end again. */
  repeatEnd(): void {
    this.#endTold = false;
  }

  get hasFrame(): boolean {
    return this.#unsent.length > 0 || this.#status !== undefined || (this.#state === 'ended' && !this.#endTold);
  }

  /** Everything that has not been sent, as one frame. Undefined when there is nothing, or nothing may be said any more. */
  takeFrame(): Frame | undefined {
    if (this.#state === 'dropped' || !this.hasFrame) return undefined;
    const frame: Frame = { turnId: this.turnId, attempt: this.attempt, at: this.#sent.length, text: this.#unsent };
    const meta: FrameMeta = {};
    if (this.#status) meta.status = this.#status;
    if (this.#state === 'ended' && this.#end) {
      meta.end = this.#end;
      this.#endTold = true;
    }
    if (meta.status ?? meta.end) frame.meta = meta;
    this.#sent += this.#unsent;
    this.#unsent = '';
    this.#status = undefined;
    return frame;
  }
}
