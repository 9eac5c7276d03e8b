/** Chance that is the same every time: draws of one named stream of a seed. Streams do not disturb each other. */
export class SeededDraws {
  #state: number;

  constructor(seed: string, stream: string) {
    this.#state = hashOf(`${seed}/${stream}`);
  }

  /** Uniform in [0, 1): mulberry32, 32 bits of state (T. Ettinger, public domain). */
  uniform(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  between(from: number, to: number): number {
    return from + this.uniform() * (to - from);
  }

  /** True with this probability; always one draw, so that a changed share moves no other draw. */
  hits(share: number): boolean {
    return this.uniform() < share;
  }

  /** Box and Muller's transform of two uniform draws. */
  normal(mean: number, deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** exp of a normal draw: half of them below `median`. */
  lognormal(median: number, sigma: number): number {
    return median * Math.exp(this.normal(0, sigma));
  }
}

/** FNV-1a with a final mix, so that neighbouring names start far apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
