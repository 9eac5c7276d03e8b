import { StringDecoder } from 'node:string_decoder';
import { ProviderError } from './provider-error.ts';

const COLON = 58;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
/** An event of a chat completion is a few hundred characters. */
const MOST_EVENT_CHARS = 1_000_000;

/**
 * Reads a server-sent event stream that arrives in pieces cut anywhere, inside a character too.
 * Calls `onData` once per event with its data (several `data:` lines joined by a line feed). Comments and other fields are passed over.
 * Line ends are LF or CRLF; the lone CR that the standard also allows is sent by no model provider and is not one here.
 * Throws ProviderError `broken` when an event does not end.
 */
export class SseParser {
  readonly #onData: (data: string) => void;
  readonly #decoder = new StringDecoder('utf8');
  #rest = '';
  #data: string | undefined;
  #first = true;

  constructor(onData: (data: string) => void) {
    this.#onData = onData;
  }

  feed(chunk: Buffer): void {
    const decoded = this.#decoder.write(chunk);
    let text = this.#rest ? this.#rest + decoded : decoded;
    if (this.#first && text.length) {
      this.#first = false;
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    }
    let from = 0;
    for (let lineFeed = text.indexOf('\n'); lineFeed >= 0; lineFeed = text.indexOf('\n', from)) {
      const to = lineFeed > from && text.charCodeAt(lineFeed - 1) === CARRIAGE_RETURN ? lineFeed - 1 : lineFeed;
      this.#line(text, from, to);
      from = lineFeed + 1;
    }
    this.#rest = from === 0 ? text : text.slice(from);
    if (this.#rest.length + (this.#data?.length ?? 0) > MOST_EVENT_CHARS) throw new ProviderError('broken', 'an event without an end');
  }

  /** The body is over: an event whose lines are whole but whose empty line is missing still counts; half a line does not. */
  end(): void {
    this.#dispatch();
    this.#rest = '';
  }

  #line(text: string, from: number, to: number): void {
    if (from === to) return this.#dispatch();
    if (!text.startsWith('data', from)) return;
    let value = '';
    if (to > from + 4) {
      if (text.charCodeAt(from + 4) !== COLON) return;
      value = text.slice(text.charCodeAt(from + 5) === SPACE && to > from + 5 ? from + 6 : from + 5, to);
    }
    this.#data = this.#data === undefined ? value : `${this.#data}\n${value}`;
  }

  #dispatch(): void {
    const data = this.#data;
    if (data === undefined) return;
    this.#data = undefined;
    this.#onData(data);
  }
}
