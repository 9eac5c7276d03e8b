const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

type State = 'size' | 'data' | 'data-end' | 'trailer' | 'over';

/**
 * Takes the pieces of a body with `transfer-encoding: chunked` and hands out what is in them, without copying: the harness must not be
 * slower than what it measures. Throws when a size is not a number.
 */
export class ChunkedBody {
  #state: State = 'size';
  #size = '';
  #left = 0;

  get over(): boolean {
    return this.#state === 'over';
  }

  feed(piece: Buffer, onData: (data: Buffer) => void): void {
    for (let at = 0; at < piece.length && !this.over;) at = this.#step(piece, at, onData);
  }

  #step(piece: Buffer, at: number, onData: (data: Buffer) => void): number {
    if (this.#state === 'data') {
      const to = Math.min(piece.length, at + this.#left);
      onData(piece.subarray(at, to));
      this.#left -= to - at;
      if (this.#left === 0) this.#state = 'data-end';
      return to;
    }
    const unit = piece[at];
    if (unit === LINE_FEED) this.#lineEnd();
    else if (unit !== CARRIAGE_RETURN && unit !== undefined) this.#size += String.fromCharCode(unit);
    return at + 1;
  }

  #lineEnd(): void {
    const line = this.#size;
    this.#size = '';
    if (this.#state === 'data-end') this.#state = 'size';
    else if (this.#state === 'trailer') this.#state = line ? 'trailer' : 'over';
    else {
      this.#left = Number.parseInt(line, 16);
      if (Number.isNaN(this.#left)) throw new Error(`not a chunk size: ${line.slice(0, 100)}`);
      this.#state = this.#left > 0 ? 'data' : 'trailer';
    }
  }
}
