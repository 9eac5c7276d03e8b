import { Client } from 'pg';
import { textsToEmbed, type Chunk } from '../../knowledge/chunk/chunk.ts';
import { loadChunks } from '../../knowledge/load/load-chunks.ts';

const MANAGED_BY = 'bench';
const SEED = 20_261_130;

interface Passage {
  heading_path: string;
  content: string;
  embedding: number[];
}

/**
 * Fills the table to `chunks` passages beside the library, through the load of the knowledge tool: each made of the halves of two passages of
 * the library, its vector lying between theirs, so that words and neighbours are spread as in the library. Returns what the load took.
 */
export async function growLibrary(url: string, chunks: number): Promise<{ loadMs: number; total: number }> {
  const database = new Client({ connectionString: url });
  await database.connect();
  try {
    const { rows } = await database.query<{ heading_path: string; content: string; embedding: string; embedding_model: string }>(
      `select heading_path, content, embedding::text, embedding_model from public.knowledge_chunks where managed_by <> $1 order by id`,
      [MANAGED_BY],
    );
    const library = rows.map(({ embedding, ...passage }): Passage => ({ ...passage, embedding: JSON.parse(embedding) as number[] }));
    const random = randomOf(SEED);
    const made = Array.from({ length: Math.max(0, chunks - library.length) }, (_, at) => mix(at, library, random));
    const vectors = new Map(made.map(({ chunk, vector }) => [textsToEmbed(chunk).join(), vector]));
    const report = await loadChunks(
      { chunks: made.map(({ chunk }) => chunk), all: false, managedBy: MANAGED_BY },
      {
        database,
        embeddings: {
          model: rows[0]?.embedding_model ?? '',
          embed: (texts) => Promise.resolve({ vectors: texts.map((text) => vectorOf(text, vectors)), tokens: 0 }),
        },
        nowMs: () => performance.now(),
      },
    );
    return { loadMs: report.ms, total: library.length + made.length };
  } finally {
    await database.end();
  }
}

function mix(at: number, library: readonly Passage[], random: () => number): { chunk: Chunk; vector: () => number[] } {
  const [one, other] = [pick(library, random), pick(library, random)];
  const share = 0.2 + 0.6 * random();
  const content = `${firstHalf(one.content)} ${firstHalf(other.content)} Passage ${at}.`;
  const name = `bench_${String(at).padStart(6, '0')}`;
  const chunk: Chunk = {
    ...{ id: name, source_doc: 'bench.md', source_name: 'Bench', section: one.heading_path, heading_path: one.heading_path, content },
    ...{ asked_as: '', topic_tags: [], source_keys: [], chunk_index: at, content_sha: name },
    ...{ word_count: content.split(' ').length, est_tokens: Math.ceil(content.length / 4) },
  };
  // Kept as a recipe: fifty thousand vectors of 1,536 numbers at once are more than a process should hold.
  return { chunk, vector: () => between(one.embedding, other.embedding, share) };
}

function vectorOf(text: string, vectors: ReadonlyMap<string, () => number[]>): number[] {
  const vector = vectors.get(text);
  if (!vector) throw new Error('a passage that was not made here');
  return vector();
}

function between(one: readonly number[], other: readonly number[], share: number): number[] {
  const sum = one.map((x, at) => share * x + (1 - share) * (other[at] ?? 0));
  const length = Math.hypot(...sum) || 1;
  return sum.map((x) => Math.round((x / length) * 1e7) / 1e7);
}

const firstHalf = (text: string): string => text.slice(0, text.lastIndexOf(' ', Math.ceil(text.length / 2)));

function pick<T>(all: readonly T[], random: () => number): T {
  const one = all[Math.floor(random() * all.length)];
  if (one === undefined) throw new Error('there is no library to make passages of');
  return one;
}

/** Mulberry32: the same passages every time. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
