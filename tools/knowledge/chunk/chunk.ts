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
  /** Questions in athletes' words that it answers, one a line. Searched and embedded, never shown. */
  asked_as: string;
  topic_tags: string[];
  /** Keys of `knowledge/sources.yaml` that the text cites; the marks themselves are not part of the content. */
  source_keys: string[];
  chunk_index: number;
  word_count: number;
  /** Exact cl100k tokens of `content`. */
  est_tokens: number;
  /** SHA-256 of what is embedded. */
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

export const CHUNK_LIMITS: ChunkLimits = { minTokens: 80, targetTokens: 300, maxTokens: 450, overlapMinTokens: 50, overlapMaxTokens: 100 };

export type CountTokens = (text: string) => number;

/**
 * What is embedded for a passage: where it stands, what is asked of it and what it says; and once more only what is asked of it. The vector
 * of the passage is the mean of both, because a question is shaped like a question and not like a page.
 */
export function textsToEmbed(chunk: Pick<Chunk, 'source_name' | 'heading_path' | 'asked_as' | 'content'>): string[] {
  const { source_name: name, heading_path: path, asked_as: asked, content } = chunk;
  return asked ? [`${name} › ${path}\n${asked}\n${content}`, `${path}\n${asked}`] : [`${name} › ${path}\n${content}`];
}
