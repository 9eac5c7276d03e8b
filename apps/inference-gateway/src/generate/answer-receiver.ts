import type { Clock } from '../clock.ts';
import type { CompiledGuard } from '../guard/compile-guard.ts';
import { HoldBack } from '../guard/hold-back.ts';
import type { StreamSink } from '../provider/open-stream.ts';
import { ProviderError } from '../provider/provider-error.ts';
import { ChunkReader, type TokenUsage } from '../provider/read-chunk.ts';
import { SseParser } from '../provider/sse-parser.ts';

/** No tokeniser says so many characters with one token in prose; a provider that passes this ignores `max_tokens`. */
const MOST_CHARS_PER_TOKEN = 32;
const LEAST_ROOM_CHARS = 8_192;

export interface ReceiverParts {
  clock: Clock;
  /** Called once, before anything of the first token is shown. */
  began: () => void;
  /** Takes the text that may be shown. */
  append: (text: string) => void;
  /** Called once per piece of the body that brought text to show. */
  grown: () => void;
  guard?: CompiledGuard | undefined;
  /** What the provider was asked to keep to. An answer that goes far beyond is ended here with `length`. */
  maxTokens: number;
}

/** One try's answer: bytes in, text that may be shown out; remembers how it ended, what it used and when tokens came. */
export class AnswerReceiver implements StreamSink {
  readonly #parts: ReceiverParts;
  readonly #holdBack: HoldBack | undefined;
  readonly #mostChars: number;
  readonly #chunks = new ChunkReader();
  readonly #parser = new SseParser((data) => this.#event(data));
  #grew = false;
  #complete = false;
  /** The provider's own word for the end; undefined while there is none. */
  finish: string | undefined;
  usage: TokenUsage | undefined;
  tripped = false;
  receivedChars = 0;
  receivedPieces = 0;
  firstTokenAtMs: number | undefined;
  lastTokenAtMs: number | undefined;

  constructor(parts: ReceiverParts) {
    this.#parts = parts;
    this.#holdBack = parts.guard && new HoldBack(parts.guard);
    this.#mostChars = Math.max(LEAST_ROOM_CHARS, parts.maxTokens * MOST_CHARS_PER_TOKEN);
  }

  write(chunk: Buffer): 'more' | 'complete' | 'enough' {
    const before = this.receivedChars;
    try {
      this.#parser.feed(chunk);
    } finally {
      if (this.receivedChars > before) {
        this.lastTokenAtMs = this.#parts.clock.now();
        this.firstTokenAtMs ??= this.lastTokenAtMs;
      }
      this.#tellGrowth();
    }
    if (this.tripped || this.#full) return 'enough';
    return this.#complete ? 'complete' : 'more';
  }

  /** The body is over. Throws `cut` when the provider never said that the answer ended, `broken` when it ended without a word. */
  close(): void {
    if (this.tripped) return;
    this.#parser.end();
    if (this.finish === undefined) throw new ProviderError('cut', 'the answer ended before its end');
    if (this.receivedChars === 0) throw new ProviderError('broken', 'the answer is empty');
    if (this.#holdBack) this.#show(this.#holdBack.end());
    this.#tellGrowth();
  }

  get #full(): boolean {
    return this.receivedChars >= this.#mostChars;
  }

  #event(data: string): void {
    if (this.#complete || this.tripped || this.#full) return;
    if (data === '[DONE]') {
      this.#complete = true;
      return;
    }
    const chunk = this.#chunks.read(data);
    if (chunk.text) this.#take(chunk.text.slice(0, this.#mostChars - this.receivedChars));
    if (chunk.finish !== undefined) this.finish = chunk.finish;
    if (this.#full) this.finish = 'length';
    if (chunk.usage) this.usage = chunk.usage;
  }

  #take(text: string): void {
    if (this.receivedChars === 0) this.#parts.began();
    this.receivedChars += text.length;
    this.receivedPieces++;
    if (this.#holdBack) this.#show(this.#holdBack.push(text));
    else this.#show({ show: text, tripped: false });
  }

  #show(release: { show: string; tripped: boolean }): void {
    if (release.show) {
      this.#parts.append(release.show);
      this.#grew = true;
    }
    this.tripped ||= release.tripped;
  }

  #tellGrowth(): void {
    if (!this.#grew) return;
    this.#grew = false;
    this.#parts.grown();
  }
}
