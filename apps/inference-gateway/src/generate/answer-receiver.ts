import type { CompiledGuard } from '../guard/compile-guard.ts';
import { HoldBack } from '../guard/hold-back.ts';
import type { StreamSink } from '../provider/open-stream.ts';
import { ProviderError } from '../provider/provider-error.ts';
import { ChunkReader, type TokenUsage } from '../provider/read-chunk.ts';
import { SseParser } from '../provider/sse-parser.ts';

export interface ReceiverParts {
  /** Takes the text that may be shown. */
  append: (text: string) => void;
  /** Called once per piece of the body that brought text to show. */
  grown: () => void;
  guard?: CompiledGuard | undefined;
}

/** One try's answer: bytes in, text that may be shown out; remembers how it ended, what it used and when tokens came. */
export class AnswerReceiver implements StreamSink {
  readonly #parts: ReceiverParts;
  readonly #holdBack: HoldBack | undefined;
  readonly #chunks = new ChunkReader();
  readonly #parser = new SseParser((data) => this.#event(data));
  #grew = false;
  #complete = false;
  /** The provider's own word for the end; undefined while there is none. */
  finish: string | undefined;
  usage: TokenUsage | undefined;
  tripped = false;
  receivedChars = 0;
  firstTokenAtMs: number | undefined;
  lastTokenAtMs: number | undefined;

  constructor(parts: ReceiverParts) {
    this.#parts = parts;
    this.#holdBack = parts.guard && new HoldBack(parts.guard);
  }

  write(chunk: Buffer): 'more' | 'complete' | 'enough' {
    const before = this.receivedChars;
    try {
      this.#parser.feed(chunk);
    } finally {
      if (this.receivedChars > before) {
        this.lastTokenAtMs = performance.now();
        this.firstTokenAtMs ??= this.lastTokenAtMs;
      }
      this.#tellGrowth();
    }
    if (this.tripped) return 'enough';
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

  #event(data: string): void {
    if (this.#complete || this.tripped) return;
    if (data === '[DONE]') {
      this.#complete = true;
      return;
    }
    const chunk = this.#chunks.read(data);
    if (chunk.text) {
      this.receivedChars += chunk.text.length;
      if (this.#holdBack) this.#show(this.#holdBack.push(chunk.text));
      else this.#show({ show: chunk.text, tripped: false });
    }
    if (chunk.finish !== undefined) this.finish = chunk.finish;
    if (chunk.usage) this.usage = chunk.usage;
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
