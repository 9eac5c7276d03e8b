import type { Chunk } from '../chunk/chunk.ts';

/** A row of `knowledge_chunks` without its vector. */
export interface StoredChunk extends Chunk {
  embedding_model: string | null;
  managed_by: string;
}

export const MANAGED_BY = 'knowledge-tool';

export interface LoadPlan {
  /** Chunks whose text has no vector of this model yet. */
  embed: Chunk[];
  /** Chunks whose row must be written for another reason; their vector stays. */
  describe: Chunk[];
  /** Ids of rows this tool wrote and that no document holds any more. */
  remove: string[];
}

const COMPARED = [
  'source_doc',
  'source_name',
  'section',
  'heading_path',
  'content',
  'asked_as',
  'topic_tags',
  'source_keys',
  'chunk_index',
  'word_count',
  'est_tokens',
] as const;

export interface Wanted {
  chunks: readonly Chunk[];
  /** Embeds every chunk again. */
  all: boolean;
  /** Whose rows these are. Rows of anybody else are never touched. */
  managedBy: string;
}

/** What a load has to do. A row that somebody else wrote under an id of ours is an error. */
export function planLoad({ chunks, all, managedBy }: Wanted, stored: readonly StoredChunk[], model: string): LoadPlan {
  const byId = new Map(stored.map((row) => [row.id, row]));
  const foreign = chunks.filter((chunk) => (byId.get(chunk.id)?.managed_by ?? managedBy) !== managedBy);
  if (foreign.length)
    throw new Error(`these rows were written by somebody else and stay as they are: ${foreign.map((chunk) => chunk.id).join(', ')}`);
  const placeOf = ({ source_doc, chunk_index }: Chunk): string => `${source_doc} ${chunk_index}`;
  const taken = new Map(stored.filter((row) => row.managed_by !== managedBy).map((row) => [placeOf(row), row.id]));
  const clash = chunks.find((chunk) => taken.has(placeOf(chunk)));
  if (clash) {
    const { id, source_doc, chunk_index } = clash;
    throw new Error(`${id}: place ${chunk_index} of ${source_doc} is taken by ${taken.get(placeOf(clash))}, which somebody else wrote`);
  }
  const wanted = new Set(chunks.map((chunk) => chunk.id));
  const needsVector = (chunk: Chunk): boolean => {
    const row = byId.get(chunk.id);
    return all || row?.content_sha !== chunk.content_sha || row.embedding_model !== model;
  };
  return {
    embed: chunks.filter(needsVector),
    describe: chunks.filter((chunk) => !needsVector(chunk) && isDifferent(chunk, byId.get(chunk.id))),
    remove: stored.filter((row) => row.managed_by === managedBy && !wanted.has(row.id)).map((row) => row.id),
  };
}

function isDifferent(chunk: Chunk, row: StoredChunk | undefined): boolean {
  return row === undefined || COMPARED.some((field) => JSON.stringify(chunk[field]) !== JSON.stringify(row[field]));
}
