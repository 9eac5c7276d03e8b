import { Client } from 'pg';
import { withoutStopWords } from '../../../apps/retrieval/src/search/stop-words.ts';
import { median } from '../lab/percentile.ts';

/** What single statements take on one connection as the retrieval service's role, medians in milliseconds, and what the index finds. */
export interface StatementFigures {
  selectOneMs: number;
  keywordMs: number;
  vectorMs: number;
  hybridMs: number;
  /** Whether the table is large enough for its approximate index. */
  indexed: boolean;
  /** Mean share of the ten nearest passages by an exact scan that the search by meaning gives as its ten best; 1 without the index. */
  recallAt10: number;
  /** The same of the keyword half, which does not read the long lists of common words, against one that reads all of them. */
  keywordRecallAt10: number;
}

const POOL = 60;
const RECALLED = 10;
/** More entries than any question's lists have together. */
const WHOLE = 1_000_000_000;

/** Times the parts of a search and compares the index with the exact scan, over these questions; the vector of each is a passage's own, moved. */
export async function timeStatements(url: string, questions: readonly string[]): Promise<StatementFigures> {
  const database = new Client({ connectionString: url });
  await database.connect();
  const time = async (text: string, valuesOf: (at: number) => unknown[]): Promise<number> => {
    const took: number[] = [];
    for (let at = 0; at < questions.length; at++) {
      const values = valuesOf(at);
      const startedMs = performance.now();
      await database.query(text, values);
      took.push(performance.now() - startedMs);
    }
    return median(took);
  };
  try {
    const { model, vectors } = await queryVectors(database, questions.length);
    const words = (at: number): string => withoutStopWords(questions[at] ?? '');
    return {
      selectOneMs: await time('select 1', () => []),
      keywordMs: await time('select * from public.bm25_search($1, $2)', (at) => [words(at), POOL]),
      vectorMs: await time('select * from public.kc_nearest($1, $2, $3)', (at) => [vectors[at], model, POOL]),
      hybridMs: await time('select * from public.kc_candidates($1, $2, vectors_of => $3)', (at) => [words(at), vectors[at], model]),
      indexed: await hasIndex(database),
      recallAt10: await recallAt10(database, vectors, model),
      keywordRecallAt10: await keywordRecallAt10(
        database,
        questions.map((_, at) => words(at)),
      ),
    };
  } finally {
    await database.end();
  }
}

/** Between two passages each, so that no question is a stored vector. */
async function queryVectors(database: Client, count: number): Promise<{ model: string; vectors: string[] }> {
  const { rows } = await database.query<{ model: string; vector: string }>(
    `select one.embedding_model as model, l2_normalize(one.embedding + other.embedding)::text as vector
     from (select embedding, embedding_model, row_number() over (order by md5(id)) as at from public.knowledge_chunks) one
       join (select embedding, row_number() over (order by md5(id || 'other')) as at from public.knowledge_chunks) other using (at)
     order by at limit $1`,
    [count],
  );
  return { model: rows[0]?.model ?? '', vectors: rows.map(({ vector }) => vector) };
}

async function hasIndex(database: Client): Promise<boolean> {
  const { rows } = await database.query<{ made: boolean }>(`select to_regclass('public.knowledge_chunks_hnsw') is not null as made`);
  return rows[0]?.made ?? false;
}

/** Equally distant passages count as the same: which of them is among the ten is chance. */
async function recallAt10(database: Client, vectors: readonly string[], model: string): Promise<number> {
  let found = 0;
  for (const vector of vectors) {
    const near = await database.query<{ distance: number }>(
      'select distance from public.kc_nearest($1, $2, $3) order by distance limit $4',
      [...[vector, model, POOL, RECALLED]],
    );
    // An order by a sum is not the index's order.
    const exact = await database.query<{ distance: number }>(
      `select (embedding <=> $1) + 0 as distance from public.knowledge_chunks where embedding_model = $2 order by 1 limit $3`,
      [vector, model, RECALLED],
    );
    const last = exact.rows.at(-1)?.distance ?? 0;
    found += near.rows.filter(({ distance }) => distance <= last + 1e-9).length / exact.rows.length;
  }
  return found / vectors.length;
}

/** By score: which of equally good passages is among the ten is chance. */
async function keywordRecallAt10(database: Client, questions: readonly string[]): Promise<number> {
  let found = 0;
  let best = 0;
  for (const question of questions) {
    const told = await database.query<{ score: number }>('select score from public.bm25_search($1, $2)', [question, RECALLED]);
    const whole = await database.query<{ score: number }>('select score from public.bm25_search($1, $2, postings => $3)', [
      ...[question, RECALLED, WHOLE],
    ]);
    const last = whole.rows.at(-1)?.score ?? 0;
    found += told.rows.filter(({ score }) => score >= last - 1e-9).length;
    best += whole.rows.length;
  }
  return best ? found / best : 1;
}
