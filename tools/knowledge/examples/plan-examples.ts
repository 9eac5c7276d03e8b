import { createHash } from 'node:crypto';

/** One coaching conversation as it is kept for few-shot prompts: what was spoken, without the system messages. */
export interface ExampleRow {
  example_key: string;
  category: string;
  /** The question the conversation opens with; this is what is embedded. */
  user_message: string;
  full_conversation: { role: 'user' | 'assistant'; content: string }[];
}

/** A row of `training_examples` without its vector. */
export interface StoredExample extends ExampleRow {
  embedding_model: string | null;
}

/** Rows with this beginning are ours; whatever else is in the table stays as it is. */
export const OWN_KEYS = 'coach-k/';

export interface ExamplesPlan {
  /** New, changed, or without a vector of this model. */
  write: ExampleRow[];
  /** Keys of ours that no file holds any more. */
  remove: string[];
}

/** SHA-256 over what a row says. The order of keys in a stored conversation does not matter. */
export function hashExample({ category, user_message, full_conversation }: ExampleRow): string {
  const spoken = full_conversation.map(({ role, content }) => [role, content]);
  return createHash('sha256')
    .update(JSON.stringify([category, user_message, spoken]))
    .digest('hex');
}

/** What has to be done so that the table holds these examples with vectors of this model. Nothing when it does already. */
export function planExamples(
  input: { wanted: readonly ExampleRow[]; all: boolean },
  stored: readonly StoredExample[],
  model: string,
): ExamplesPlan {
  const byKey = new Map(stored.map((row) => [row.example_key, row]));
  const keys = new Set(input.wanted.map((row) => row.example_key));
  const isThere = (row: ExampleRow): boolean => {
    const known = byKey.get(row.example_key);
    return known?.embedding_model === model && hashExample(known) === hashExample(row);
  };
  return {
    write: input.wanted.filter((row) => input.all || !isThere(row)),
    remove: stored.map((row) => row.example_key).filter((key) => key.startsWith(OWN_KEYS) && !keys.has(key)),
  };
}
