import { orthonormalise, seededNoise } from '../lsa/orthonormalise.ts';

const ROUNDS = 60;

/** In place: what all vectors have in common is taken out, their mean and then so many of their strongest directions. */
export function withoutCommon(vectors: readonly Float64Array[], dimensions: number, common: number): void {
  const mean = new Float64Array(dimensions);
  for (const vector of vectors) vector.forEach((x, j) => (mean[j] = (mean[j] ?? 0) + x / vectors.length));
  for (const vector of vectors) vector.forEach((x, j) => (vector[j] = x - (mean[j] ?? 0)));
  const shared = strongestDirections(vectors, dimensions, Math.min(common, dimensions - 1));
  for (const vector of vectors) {
    for (const direction of shared) {
      const along = dot(vector, direction);
      vector.forEach((x, j) => (vector[j] = x - along * (direction[j] ?? 0)));
    }
  }
}

/** The vectors by their `kept` strongest directions alone, as they are when they have no more. */
export function alongStrongest(vectors: readonly Float64Array[], dimensions: number, kept: number): Float64Array[] {
  if (dimensions <= kept) return [...vectors];
  const directions = strongestDirections(vectors, dimensions, kept);
  return vectors.map((vector) => Float64Array.from(directions, (direction) => dot(vector, direction)));
}

/** Subspace iteration on the second moments, from a seeded start. */
function strongestDirections(vectors: readonly Float64Array[], dimensions: number, count: number): Float64Array[] {
  const moments = Array.from({ length: dimensions }, () => new Float64Array(dimensions));
  for (const vector of vectors) {
    vector.forEach((x, i) => {
      const row = moments[i];
      if (row && x !== 0) for (let j = 0; j < dimensions; j++) row[j] = (row[j] ?? 0) + x * (vector[j] ?? 0);
    });
  }
  const space = new Float64Array(count * dimensions).map(seededNoise(42));
  orthonormalise(space, count, dimensions);
  for (let round = 0; round < ROUNDS; round++) {
    for (let at = 0; at < count; at++) {
      const direction = space.slice(at * dimensions, (at + 1) * dimensions);
      space.set(
        moments.map((row) => dot(row, direction)),
        at * dimensions,
      );
    }
    orthonormalise(space, count, dimensions);
  }
  return Array.from({ length: count }, (_, at) => space.slice(at * dimensions, (at + 1) * dimensions));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += (a[j] ?? 0) * (b[j] ?? 0);
  return sum;
}
