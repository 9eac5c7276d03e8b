import OpenAI from 'openai';

export const EMBEDDING_DIMENSIONS = 1536;
const PREFERRED_MODEL = 'text-embedding-3-small';
const BATCH = 100;
/** A request may hold 300,000 tokens in all; English has more than three characters to a token. */
const BATCH_CHARACTERS = 600_000;

/** Turns texts into unit vectors of one model. */
export interface EmbeddingsClient {
  model: string;
  embed: (texts: readonly string[]) => Promise<{ vectors: number[][]; tokens: number }>;
}

/**
 * Connects to an embeddings provider. Without a named model: text-embedding-3-small where it is offered, else the first that is listed.
 * `embed` asks in batches of 100, fewer when they are long, and throws when an answer is not one unit vector of 1,536 finite numbers per text.
 */
export async function connectEmbeddings(options: {
  baseUrl?: string | undefined;
  apiKey: string;
  model?: string | undefined;
}): Promise<EmbeddingsClient> {
  const client = new OpenAI({ apiKey: options.apiKey, baseURL: options.baseUrl ?? null, maxRetries: 3, timeout: 30_000 });
  const model = options.model ?? (await chooseModel(client));
  return {
    model,
    embed: async (texts) => {
      const vectors: number[][] = [];
      let tokens = 0;
      while (vectors.length < texts.length) {
        const at = vectors.length;
        const input = nextBatch(texts, at);
        const answer = await client.embeddings.create({ model, input, encoding_format: 'float' });
        if (answer.data.length !== input.length)
          throw new Error(`${model} answered ${answer.data.length} vectors for ${input.length} texts`);
        const ordered = answer.data.toSorted((a, b) => a.index - b.index).map((item) => item.embedding);
        ordered.forEach((vector, index) => assertUnitVector(vector, `text ${at + index} of ${model}`));
        vectors.push(...ordered);
        tokens += answer.usage.total_tokens;
      }
      return { vectors, tokens };
    },
  };
}

/** The texts of the next request, at least one. */
function nextBatch(texts: readonly string[], from: number): string[] {
  let [end, characters] = [from, 0];
  while (end < texts.length && end - from < BATCH && (end === from || characters + (texts[end]?.length ?? 0) <= BATCH_CHARACTERS)) {
    characters += texts[end]?.length ?? 0;
    end += 1;
  }
  return texts.slice(from, end);
}

async function chooseModel(client: OpenAI): Promise<string> {
  const ids = (await client.models.list()).data.map((model) => model.id);
  const chosen = ids.includes(PREFERRED_MODEL) ? PREFERRED_MODEL : ids[0];
  if (chosen === undefined) throw new Error('the embeddings provider lists no model; set EMBEDDING_MODEL');
  return chosen;
}

/** Throws unless `vector` has 1,536 finite numbers and length 1 (to a thousandth). */
export function assertUnitVector(vector: readonly number[], name: string): void {
  if (vector.length !== EMBEDDING_DIMENSIONS) throw new Error(`${name}: ${vector.length} dimensions instead of ${EMBEDDING_DIMENSIONS}`);
  const norm = Math.hypot(...vector);
  if (!(Math.abs(norm - 1) < 1e-3)) throw new Error(`${name}: the length of the vector is ${norm} instead of 1`);
}
