import { textsToEmbed, type Chunk } from '../chunk/chunk.ts';
import type { EmbeddingsClient } from './embeddings.client.ts';

/**
 * One unit vector per passage: the mean of the vectors of its texts. A text that several passages share (what is asked of a section that was
 * split) is embedded once. `tokens` is what the provider counted.
 */
export async function embedChunks(
  chunks: readonly Chunk[],
  embeddings: Pick<EmbeddingsClient, 'embed'>,
): Promise<{ vectors: number[][]; tokens: number }> {
  const texts = chunks.map(textsToEmbed);
  const distinct = [...new Set(texts.flat())];
  const { vectors, tokens } = await embeddings.embed(distinct);
  const vectorOf = new Map(distinct.map((text, at) => [text, vectors[at] ?? []]));
  return { vectors: texts.map((of) => meanDirection(of.map((text) => vectorOf.get(text) ?? []))), tokens };
}

function meanDirection(vectors: readonly number[][]): number[] {
  const [first = []] = vectors;
  if (vectors.length === 1) return first;
  const sum = first.map((_, at) => vectors.reduce((total, vector) => total + (vector[at] ?? 0), 0));
  const length = Math.hypot(...sum);
  // Opposite vectors have no direction between them; the passage itself comes first.
  return length < 1e-6 ? first : sum.map((x) => x / length);
}
