/**
 * Modified Gram-Schmidt, in place: makes `count` rows of length `width` orthogonal and of length one.
 * A row that depends on the ones before it is left as noise of tiny size, which later steps ignore.
 */
export function orthonormalise(rows: Float64Array, count: number, width: number): void {
  for (let j = 0; j < count; j++) {
    const row = rows.subarray(j * width, (j + 1) * width);
    for (let i = 0; i < j; i++) {
      const earlier = rows.subarray(i * width, (i + 1) * width);
      const overlap = dot(earlier, row);
      for (let c = 0; c < width; c++) row[c] = (row[c] ?? 0) - overlap * (earlier[c] ?? 0);
    }
    const length = Math.sqrt(dot(row, row)) || 1e-12;
    for (let c = 0; c < width; c++) row[c] = (row[c] ?? 0) / length;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < a.length; c++) sum += (a[c] ?? 0) * (b[c] ?? 0);
  return sum;
}

/** Mulberry32, centred on zero: the same numbers for the same seed on every machine. */
export function seededNoise(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296 - 0.5;
  };
}
