import { scaled } from './lsa/embed-text.ts';

/** The first `dimensions` numbers brought back to length one, as OpenAI shortens its vectors; the whole vector is left as it is. */
export function shorten(vector: Float32Array, dimensions: number): Float32Array {
  return dimensions >= vector.length ? vector : Float32Array.from(scaled(vector.subarray(0, dimensions), 1));
}

/** `float`: plain numbers. `base64`: the bytes of little-endian 32-bit floats, which is what the official SDK asks for unless told otherwise. */
export function encodeVector(vector: Float32Array, format: 'float' | 'base64'): number[] | string {
  if (format === 'float') return Array.from(vector);
  const bytes = Buffer.alloc(vector.length * 4);
  vector.forEach((x, at) => bytes.writeFloatLE(x, at * 4));
  return bytes.toString('base64');
}
