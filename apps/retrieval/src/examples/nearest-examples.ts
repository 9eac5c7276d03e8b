import { nearestExamples as contract, type ExamplesOutput } from '@hyrox/contracts';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { QueryVector } from '../embedding/embed-query.ts';

const Rows = z.array(
  z.object({
    category: z.string(),
    full_conversation: contract.output.shape.examples.element.shape.conversation,
    token_count: z.int(),
    similarity: z.number(),
  }),
);

/** Asks `match_training_examples` in the service's own role: examples come from people and are not public. Throws for a row of another shape. */
export async function nearestExamples(pool: Pool, { model, vector }: QueryVector, count: number): Promise<ExamplesOutput['examples']> {
  const { rows } = await pool.query(
    'select category, full_conversation, token_count, similarity from public.match_training_examples($1, $2, $3)',
    [JSON.stringify(Array.from(vector)), model, count],
  );
  return Rows.parse(rows).map((row) => ({
    category: row.category,
    conversation: row.full_conversation,
    tokenCount: row.token_count,
    similarity: row.similarity,
  }));
}
