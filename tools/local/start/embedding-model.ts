import { z } from 'zod';

const modelsSchema = z.object({ data: z.array(z.object({ id: z.string() })).min(1) });

/** The id of the model that the embeddings stand-in offers; it changes when its basis is fitted anew, and vectors never mix. */
export async function standInEmbeddingModel(port: number): Promise<string | undefined> {
  const response = await fetch(`http://127.0.0.1:${port}/v1/models`, { headers: { authorization: 'Bearer stand-in' } });
  return modelsSchema.parse(await response.json()).data[0]?.id;
}
