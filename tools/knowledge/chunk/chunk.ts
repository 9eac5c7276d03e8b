/** A passage as it stands in `knowledge/chunks/all_chunks.json` and in the table `knowledge_chunks`. */
export interface Chunk {
  /** `<document id>_<three-digit index>`, for example `team1c_007`. */
  id: string;
  source_doc: string;
  source_name: string;
  /** The nearest heading that covers the whole passage. */
  section: string;
  /** All headings above it, `Sled push 50 m › Training`. */
  heading_path: string;
  content: string;
  topic_tags: string[];
  /** Keys of `knowledge/sources.yaml` that the text cites; the marks themselves are not part of the content. */
  source_keys: string[];
  chunk_index: number;
  word_count: number;
  /** Exact cl100k tokens of `content`. */
  est_tokens: number;
  /** SHA-256 of the text that is embedded. */
  content_sha: string;
}

/** Sizes in exact tokens. */
export interface ChunkLimits {
  minTokens: number;
  targetTokens: number;
  maxTokens: number;
  overlapMinTokens: number;
  overlapMaxTokens: number;
}

export const CHUNK_LIMITS: ChunkLimits = { minTokens: 80, targetTokens: 500, maxTokens: 800, overlapMinTokens: 50, overlapMaxTokens: 100 };

export type CountTokens = (text: string) => number;

/** What is embedded for a passage: where it stands, then what it says. A question often names the place only. */
export const textToEmbed = (chunk: Pick<Chunk, 'source_name' | 'heading_path' | 'content'>): string =>
  `${chunk.source_name} › ${chunk.heading_path}\n${chunk.content}`;
