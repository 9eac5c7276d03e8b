import type { Client } from 'pg';
import type { Rendered } from '../../dataset/compose/render-example.ts';
import type { EmbeddingsClient } from '../load/embeddings.client.ts';
import { publishExamples, readExamplesTable } from './examples-table.ts';
import { OWN_KEYS, planExamples, type ExampleRow } from './plan-examples.ts';

export interface ExamplesReport {
  model: string;
  examples: number;
  embedded: number;
  removed: number;
  /** Tokens the embeddings cost. */
  tokens: number;
  ms: number;
}

export interface ExamplesDeps {
  database: Client;
  embeddings: EmbeddingsClient;
  nowMs: () => number;
}

/** What the template adds around each message. */
const TOKENS_PER_MESSAGE = 5;

/** A conversation as a row: what was spoken, by its first question. */
export function toExampleRow({ id, category, messages }: Pick<Rendered, 'id' | 'category' | 'messages'>): ExampleRow {
  const spoken = messages.flatMap(({ role, content }) => (role === 'system' ? [] : [{ role, content }]));
  return {
    example_key: `${OWN_KEYS}${id}`,
    category: category ?? 'other',
    user_message: spoken[0]?.content ?? '',
    full_conversation: spoken,
  };
}

/** The tokeniser takes a second to load, so it is loaded only when a row is written. */
async function loadCounter(): Promise<(row: ExampleRow) => number> {
  const { countTextTokens } = await import('../../local/nebius/count-tokens.ts');
  return (row) => row.full_conversation.reduce((sum, { content }) => sum + countTextTokens(content) + TOKENS_PER_MESSAGE, 0);
}

/**
 * Brings `training_examples` to the given conversations, embedded by their question: what is new, changed or has a vector of another
 * model is embedded and written, what vanished is removed, in one transaction that no request falls into. Running it again does nothing.
 */
export async function loadExamples(input: { rendered: readonly Rendered[]; all: boolean }, deps: ExamplesDeps): Promise<ExamplesReport> {
  const startedMs = deps.nowMs();
  const { database, embeddings } = deps;
  const wanted = input.rendered.map(toExampleRow);
  const plan = planExamples({ wanted, all: input.all }, await readExamplesTable(database), embeddings.model);
  let tokens = 0;
  if (plan.write.length || plan.remove.length) {
    const countTokens = plan.write.length ? await loadCounter() : () => 0;
    const embedded = await embeddings.embed(plan.write.map((row) => row.user_message));
    tokens = embedded.tokens;
    const write = plan.write.map((row, at) => ({
      ...row,
      token_count: countTokens(row),
      embedding: JSON.stringify(embedded.vectors[at]),
      embedding_model: embeddings.model,
    }));
    await publishExamples(database, write, plan.remove);
  }
  return {
    model: embeddings.model,
    examples: wanted.length,
    embedded: plan.write.length,
    removed: plan.remove.length,
    tokens,
    ms: Math.round(deps.nowMs() - startedMs),
  };
}
