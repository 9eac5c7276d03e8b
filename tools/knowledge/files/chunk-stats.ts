import { CHUNK_LIMITS, type Chunk } from '../chunk/chunk.ts';

export interface DocumentStats {
  sourceDoc: string;
  sourceName: string;
  chunks: number;
  words: number;
  tokens: number;
  meanTokens: number;
  minTokens: number;
  maxTokens: number;
}

export interface ChunkStats {
  total: DocumentStats;
  documents: DocumentStats[];
  /** Chunks per 100 tokens of size, from the smallest bucket in use to the largest. */
  histogram: { fromTokens: number; chunks: number }[];
  tags: { tag: string; chunks: number }[];
}

const BUCKET = 100;

/** Counts, sizes and their distribution. */
export function chunkStats(chunks: readonly Chunk[]): ChunkStats {
  const byDocument = Map.groupBy(chunks, (chunk) => chunk.source_doc);
  const byBucket = Map.groupBy(chunks, (chunk) => Math.floor(chunk.est_tokens / BUCKET) * BUCKET);
  const byTag = Map.groupBy(
    chunks.flatMap((chunk) => chunk.topic_tags),
    (tag) => tag,
  );
  return {
    total: summarise('all', 'All documents', chunks),
    documents: [...byDocument].map(([file, own]) => summarise(file, own[0]?.source_name ?? file, own)),
    histogram: [...byBucket].map(([fromTokens, own]) => ({ fromTokens, chunks: own.length })).sort((a, b) => a.fromTokens - b.fromTokens),
    tags: [...byTag].map(([tag, own]) => ({ tag, chunks: own.length })).sort((a, b) => b.chunks - a.chunks || (a.tag < b.tag ? -1 : 1)),
  };
}

function summarise(sourceDoc: string, sourceName: string, chunks: readonly Chunk[]): DocumentStats {
  const sizes = chunks.map((chunk) => chunk.est_tokens);
  const tokens = sizes.reduce((sum, size) => sum + size, 0);
  return {
    sourceDoc,
    sourceName,
    chunks: chunks.length,
    words: chunks.reduce((sum, chunk) => sum + chunk.word_count, 0),
    tokens,
    meanTokens: chunks.length ? Math.round(tokens / chunks.length) : 0,
    minTokens: chunks.length ? Math.min(...sizes) : 0,
    maxTokens: chunks.length ? Math.max(...sizes) : 0,
  };
}

/** `knowledge/chunks/chunk_stats.md`. No date in it: the page changes only when a passage does. */
export function statsPage(stats: ChunkStats): string {
  const row = (s: DocumentStats): string =>
    `| ${s.sourceName} | ${s.sourceDoc} | ${s.chunks} | ${s.words} | ${s.tokens} | ${s.meanTokens} | ${s.minTokens} | ${s.maxTokens} |`;
  return [
    '# Chunk statistics',
    '',
    `Written by \`tools/knowledge\`, command \`chunk\`. Sizes are exact cl100k tokens; at most ${CHUNK_LIMITS.maxTokens} per chunk, overlap ${CHUNK_LIMITS.overlapMinTokens} to ${CHUNK_LIMITS.overlapMaxTokens} inside a split section.`,
    '',
    '| Document | File | Chunks | Words | Tokens | Mean | Smallest | Largest |',
    '|---|---|---|---|---|---|---|---|',
    ...stats.documents.map(row),
    row(stats.total),
    '',
    '| Tokens | Chunks |',
    '|---|---|',
    ...stats.histogram.map((bucket) => `| ${bucket.fromTokens} to ${bucket.fromTokens + BUCKET - 1} | ${bucket.chunks} |`),
    '',
    '| Topic | Chunks |',
    '|---|---|',
    ...stats.tags.map((topic) => `| ${topic.tag} | ${topic.chunks} |`),
    '',
  ].join('\n');
}
