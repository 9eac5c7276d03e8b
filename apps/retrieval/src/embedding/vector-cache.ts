/** Keeps the most recently used vectors, at most `size` of them: 6 KB each. */
export class VectorCache {
  private readonly vectors = new Map<string, Float32Array>();
  private readonly size: number;

  constructor(size: number) {
    this.size = size;
  }

  get(key: string): Float32Array | undefined {
    const vector = this.vectors.get(key);
    if (vector) {
      this.vectors.delete(key);
      this.vectors.set(key, vector);
    }
    return vector;
  }

  set(key: string, vector: Float32Array): void {
    this.vectors.delete(key);
    this.vectors.set(key, vector);
    const oldest = this.vectors.size > this.size ? this.vectors.keys().next().value : undefined;
    if (oldest !== undefined) this.vectors.delete(oldest);
  }
}
