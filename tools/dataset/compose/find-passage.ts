import type { Source } from '@hyrox/contracts';
import type { Chunk } from '../../knowledge/chunk/chunk.ts';
import type { PassageRef } from './example.ts';

export type KnownChunk = Pick<Chunk, 'id' | 'source_doc' | 'source_name' | 'section' | 'heading_path' | 'content'>;

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ');

/** Small sections are joined under a common heading and long ones are split, so either path may be the beginning of the other. */
const covers = (chunk: KnownChunk, heading: string): boolean =>
  chunk.heading_path.startsWith(heading) || heading.startsWith(`${chunk.heading_path} ›`);

/** The first passage under that heading that says the words. Null when no passage does: the example no longer fits the library. */
export function findPassage(ref: PassageRef, chunks: readonly KnownChunk[]): KnownChunk | null {
  const says = oneLine(ref.says);
  const fits = (chunk: KnownChunk) =>
    chunk.source_doc === `${ref.document}.md` && covers(chunk, ref.heading) && oneLine(chunk.content).includes(says);
  return chunks.find(fits) ?? null;
}

/** The passages of an example as retrieval would send them, each once. Throws an error that names what is not found. */
export function findPassages(refs: readonly PassageRef[], chunks: readonly KnownChunk[]): Source[] {
  const found = refs.map((ref) => {
    const chunk = findPassage(ref, chunks);
    if (!chunk) throw new Error(`no passage of ${ref.document} under "${ref.heading}" says "${ref.says}"`);
    return chunk;
  });
  return [...new Set(found)].map((chunk, rank) => ({
    id: chunk.id,
    sourceName: chunk.source_name,
    section: chunk.section,
    score: 1 / (rank + 1),
    content: chunk.content,
  }));
}
