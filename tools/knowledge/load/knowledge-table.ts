import type { Client } from 'pg';
import type { Chunk } from '../chunk/chunk.ts';
import type { LoadPlan, StoredChunk } from './plan-load.ts';

const COLUMNS =
  'id, source_doc, source_name, section, heading_path, content, asked_as, topic_tags, source_keys, chunk_index, word_count, est_tokens, content_sha';

/** A chunk with the vector it gets, or without one when it keeps the one it has. */
export interface ChunkToWrite extends Chunk {
  embedding: string | null;
  embedding_model: string | null;
}

export interface TableState {
  rows: StoredChunk[];
  /** Passages known to keyword search; differs from `rows` when the BM25 tables are stale. */
  indexed: number;
}

export async function readTable(database: Client): Promise<TableState> {
  const { rows } = await database.query<StoredChunk>(
    `select ${COLUMNS}, embedding_model, managed_by from public.knowledge_chunks order by id`,
  );
  const counted = await database.query<{ n: number }>('select count(*)::int as n from public.kc_len');
  return { rows, indexed: counted.rows[0]?.n ?? 0 };
}

/** An empty place for what is going to be published. It is the session's own and goes with it. */
export async function openStaging(database: Client): Promise<void> {
  await database.query('drop table if exists pg_temp.knowledge_incoming');
  await database.query(`create temp table knowledge_incoming (${STAGED_COLUMNS})`);
}

/** Puts a batch aside, so that thousands of vectors are never one statement. */
export async function stage(database: Client, batch: readonly ChunkToWrite[]): Promise<void> {
  await database.query(`insert into pg_temp.knowledge_incoming select * from jsonb_to_recordset($1::jsonb) as x(${STAGED_COLUMNS})`, [
    JSON.stringify(batch),
  ]);
}

export interface Publication {
  remove: LoadPlan['remove'];
  managedBy: string;
  /** Keyword search is made anew; else it follows the staged and the removed passages, which costs what they cost. */
  rebuild: boolean;
}

/**
 * Makes the table what was staged, without what is removed, and keyword search with it, all or nothing: a search sees the old knowledge
 * or the new.
 */
export async function publish(database: Client, { remove, managedBy, rebuild }: Publication): Promise<void> {
  await database.query('begin');
  try {
    if (!rebuild) await database.query(`select public.kc_unindex($1::text[] || ${STAGED_IDS})`, [remove]);
    await database.query('delete from public.knowledge_chunks where id = any($1) and managed_by = $2', [remove, managedBy]);
    const staged = await database.query<{ n: number }>('select count(*)::int as n from pg_temp.knowledge_incoming');
    const written = await database.query(UPSERT, [managedBy]);
    if (written.rowCount !== staged.rows[0]?.n)
      throw new Error(`only ${written.rowCount} of ${staged.rows[0]?.n} chunks could be written; the others belong to somebody else`);
    await database.query(rebuild ? 'select public.kc_rebuild_bm25()' : `select public.kc_index(${STAGED_IDS})`);
    await database.query('select public.kc_fit_vector_index()');
    await database.query('commit');
  } catch (error) {
    await database.query('rollback');
    throw error;
  } finally {
    await database.query('drop table if exists pg_temp.knowledge_incoming');
  }
}

const STAGED_COLUMNS = `id text, source_doc text, source_name text, section text, heading_path text, content text, asked_as text, topic_tags text[],
  source_keys text[], chunk_index int, word_count int, est_tokens int, content_sha text, embedding text, embedding_model text`;

const STAGED_IDS = '(select coalesce(array_agg(id), array[]::text[]) from pg_temp.knowledge_incoming)';

const UPSERT = `
  insert into public.knowledge_chunks as kc (${COLUMNS}, embedding, embedding_model, managed_by)
  select ${COLUMNS}, embedding::vector, embedding_model, $1 from pg_temp.knowledge_incoming
  on conflict (id) do update set
    source_doc = excluded.source_doc, source_name = excluded.source_name, section = excluded.section, heading_path = excluded.heading_path,
    content = excluded.content, asked_as = excluded.asked_as, topic_tags = excluded.topic_tags, source_keys = excluded.source_keys, chunk_index = excluded.chunk_index,
    word_count = excluded.word_count, est_tokens = excluded.est_tokens, content_sha = excluded.content_sha,
    embedding = coalesce(excluded.embedding, kc.embedding), embedding_model = coalesce(excluded.embedding_model, kc.embedding_model)
  where kc.managed_by = excluded.managed_by`;
