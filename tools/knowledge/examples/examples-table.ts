import type { Client } from 'pg';
import type { ExampleRow, StoredExample } from './plan-examples.ts';

/** An example with its vector, as text that pgvector reads. */
export interface ExampleToWrite extends ExampleRow {
  token_count: number;
  embedding: string;
  embedding_model: string;
}

/** Vectors written in one statement. */
const BATCH = 100;

const UPSERT = `
  insert into public.training_examples as te (example_key, category, user_message, full_conversation, token_count, embedding, embedding_model)
  select example_key, category, user_message, full_conversation, token_count, embedding::vector, embedding_model
  from jsonb_to_recordset($1::jsonb) as x(example_key text, category text, user_message text, full_conversation jsonb, token_count int,
    embedding text, embedding_model text)
  on conflict (example_key) do update set
    category = excluded.category, user_message = excluded.user_message, full_conversation = excluded.full_conversation,
    token_count = excluded.token_count, embedding = excluded.embedding, embedding_model = excluded.embedding_model`;

export async function readExamplesTable(database: Client): Promise<StoredExample[]> {
  const { rows } = await database.query<StoredExample>(
    'select example_key, category, user_message, full_conversation, embedding_model from public.training_examples order by example_key',
  );
  return rows;
}

/** Writes and removes, all or nothing. */
export async function publishExamples(database: Client, write: readonly ExampleToWrite[], remove: readonly string[]): Promise<void> {
  await database.query('begin');
  try {
    await database.query('delete from public.training_examples where example_key = any($1)', [remove]);
    for (let at = 0; at < write.length; at += BATCH) await database.query(UPSERT, [JSON.stringify(write.slice(at, at + BATCH))]);
    await database.query('commit');
  } catch (error) {
    await database.query('rollback');
    throw error;
  }
}
