import OpenAI from 'openai';
import type { EmbeddedText, EmbeddingProvider } from './embed-query.ts';

const DIMENSIONS = 1536;
const PREFERRED_MODEL = 'text-embedding-3-small';
const TIMEOUT_MS = 1_200;

/**
 * The embeddings half of the `openai` SDK. Base64 is asked for by name: half the bytes of decimal numbers, and the SDK's own default
 * turns into empty vectors when a server does not know it. No retry inside: the keyword half must still fit into the two seconds a turn waits.
 */
export function openAiEmbeddings(options: { apiKey: string; baseUrl?: string | undefined; model?: string | undefined }): EmbeddingProvider {
  const client = new OpenAI({ apiKey: options.apiKey, baseURL: options.baseUrl ?? null, maxRetries: 0, timeout: TIMEOUT_MS });
  let chosen: string | undefined = options.model;
  return {
    knownModel: () => chosen,
    findModel: async () => (chosen ??= await chooseModel(client)),
    embed: async (model, text): Promise<EmbeddedText> => {
      const answer = await client.embeddings.create({ model, input: text, encoding_format: 'base64' });
      const embedding: unknown = answer.data[0]?.embedding;
      return { vector: readVector(embedding), tokens: answer.usage.total_tokens };
    },
  };
}

async function chooseModel(client: OpenAI): Promise<string> {
  const ids = (await client.models.list()).data.map((model) => model.id);
  const chosen = ids.includes(PREFERRED_MODEL) ? PREFERRED_MODEL : ids[0];
  if (chosen === undefined) throw new Error('The embeddings provider lists no model; set EMBEDDING_MODEL');
  return chosen;
}

/** Little-endian float32 in base64, or the plain numbers of a server that ignores the format. Throws unless it is a unit vector. */
function readVector(embedding: unknown): Float32Array {
  const vector =
    typeof embedding === 'string' ? decode(embedding) : Float32Array.from(Array.isArray(embedding) ? (embedding as number[]) : []);
  if (vector.length !== DIMENSIONS) throw new Error(`The embedding has ${vector.length} dimensions instead of ${DIMENSIONS}`);
  const norm = Math.hypot(...vector);
  if (!(Math.abs(norm - 1) < 1e-3)) throw new Error(`The embedding has length ${norm} instead of 1`);
  return vector;
}

function decode(base64: string): Float32Array {
  const bytes = Buffer.from(base64, 'base64');
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length - (bytes.length % 4)));
}
