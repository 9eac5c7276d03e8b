import type { Chunk } from '../chunk/chunk.ts';
import { chunkMarkdown } from '../chunk/chunk-markdown.ts';
import { loadTokenCounter } from '../chunk/count-tokens.ts';
import type { KnowledgeFolder } from './knowledge-folder.ts';

/** Passages of all documents, ordered by id. Throws for a document that cannot be read or cut. */
export async function chunkDocuments(folder: Pick<KnowledgeFolder, 'readDocuments' | 'readAsked'>): Promise<Chunk[]> {
  const [documents, asked, countTokens] = await Promise.all([folder.readDocuments(), folder.readAsked(), loadTokenCounter()]);
  const chunks = documents.flatMap(({ file, text }) => chunkMarkdown(file, text, countTokens, asked.of(file)));
  return chunks.sort((a, b) => (a.id < b.id ? -1 : 1));
}
