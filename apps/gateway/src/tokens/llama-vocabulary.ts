import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Stands for "no token"; greater than every rank. */
export const NO_TOKEN = 0x7fff_ffff;

/** Twice the vocabulary, so that a search meets an empty slot soon. A power of two, because hashes are masked. */
const SLOTS = 1 << 18;
const LINE_FEED = 10;

/** GPT-2's table of printable stand-ins for bytes, which the vocabulary is written in: the byte of each, by its character code. */
function bytesBySymbol(): Uint8Array {
  const bytes = new Uint8Array(512);
  let next = 256;
  for (let byte = 0; byte < 256; byte++) {
    const printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    bytes[printable ? byte : next++] = byte;
  }
  return bytes;
}

/** The package's vocabulary: one token a line, in the order of their ranks. Read as text, because the package itself makes a hundred megabytes of objects of it. */
function readSymbols(): string {
  const file = createRequire(import.meta.url).resolve('llama3-tokenizer-js/src/data-converted.js');
  const base64 = /llama_vocab_base64 = "([^"]+)"/u.exec(readFileSync(file, 'latin1'))?.[1];
  if (base64 === undefined) throw new Error('The vocabulary of Llama 3 is not where its package had it');
  return Buffer.from(base64, 'base64').toString('utf8');
}

/** FNV-1a over the bytes. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}

/** Llama 3's 128,000 tokens as bytes, in about three megabytes of arrays: what is asked of it is the rank of a piece of text. */
export class LlamaVocabulary {
  readonly #bytes: Uint8Array;
  /** Where the token of a rank begins; the next one begins where it ends. */
  readonly #starts: Int32Array;
  /** Rank plus one; 0 is an empty slot. */
  readonly #slots = new Int32Array(SLOTS);
  #longest = 0;

  private constructor(bytes: Uint8Array, starts: Int32Array) {
    this.#bytes = bytes;
    this.#starts = starts;
    for (let rank = 0; rank < starts.length - 1; rank++) this.#keep(rank, starts[rank] ?? 0, starts[rank + 1] ?? 0);
  }

  /** Reads it from the package; some fifty milliseconds. */
  static read(): LlamaVocabulary {
    const symbols = readSymbols();
    const byteOf = bytesBySymbol();
    const bytes = new Uint8Array(symbols.length);
    const starts = [0];
    let length = 0;
    for (let i = 0; i < symbols.length; i++) {
      const code = symbols.charCodeAt(i);
      if (code === LINE_FEED) starts.push(length);
      else bytes[length++] = byteOf[code] ?? 0;
    }
    return new LlamaVocabulary(bytes.slice(0, length), Int32Array.from([...starts, length]));
  }

  /** The rank of these bytes, `NO_TOKEN` when they are none. */
  rankOf(bytes: Uint8Array, from: number, to: number): number {
    if (to - from > this.#longest) return NO_TOKEN;
    for (let slot = hashOf(bytes, from, to); ; slot = (slot + 1) & (SLOTS - 1)) {
      const rank = (this.#slots[slot] ?? 0) - 1;
      if (rank < 0) return NO_TOKEN;
      if (this.#is(rank, bytes, from, to)) return rank;
    }
  }

  #is(rank: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.#starts[rank] ?? 0;
    if ((this.#starts[rank + 1] ?? 0) - start !== to - from) return false;
    for (let i = from; i < to; i++) if (bytes[i] !== this.#bytes[start + i - from]) return false;
    return true;
  }

  #keep(rank: number, from: number, to: number): void {
    this.#longest = Math.max(this.#longest, to - from);
    let slot = hashOf(this.#bytes, from, to);
    while (this.#slots[slot]) slot = (slot + 1) & (SLOTS - 1);
    this.#slots[slot] = rank + 1;
  }
}
