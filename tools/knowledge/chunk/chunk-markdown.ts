import { createHash } from 'node:crypto';
import { CHUNK_LIMITS, textToEmbed, type Chunk, type ChunkLimits, type CountTokens } from './chunk.ts';
import { parseDocument, type KnowledgeDocument } from './front-matter.ts';
import { packSections, type Piece } from './pack-sections.ts';
import { parseSections } from './parse-sections.ts';
import { refuseUnsafeText } from './refuse-unsafe-text.ts';
import { renderUnits } from './render-units.ts';
import { withoutTableMarks } from '../tables/fill-tables.ts';
import { topicTags } from './topic-tags.ts';

const PATH_SEPARATOR = ' › ';

/**
 * Cuts one knowledge document (front matter and Markdown) into passages, in reading order. Pure: the same text gives the same passages.
 * Throws an error that names the file for wrong front matter, for text that may not go into a prompt and for what cannot be cut.
 */
export function chunkMarkdown(file: string, text: string, countTokens: CountTokens, limits: ChunkLimits = CHUNK_LIMITS): Chunk[] {
  const readable = withoutTableMarks(text);
  refuseUnsafeText(file, readable);
  const document = parseDocument(file, readable);
  try {
    const pieces = packSections(parseSections(document.body), limits, countTokens);
    return pieces.map((piece, index) => describe(document, piece, index, countTokens));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function describe({ file, meta }: KnowledgeDocument, piece: Piece, index: number, countTokens: CountTokens): Chunk {
  const content = renderUnits(piece.units);
  const place = { source_name: meta.title, heading_path: piece.path.join(PATH_SEPARATOR) };
  return {
    id: `${meta.id}_${String(index).padStart(3, '0')}`,
    source_doc: file,
    ...place,
    section: piece.path.at(-1) ?? meta.title,
    content,
    topic_tags: topicTags(place.heading_path, content),
    source_keys: [...new Set(piece.units.flatMap((unit) => unit.keys))].sort(),
    chunk_index: index,
    word_count: content.split(/\s+/).filter(Boolean).length,
    est_tokens: countTokens(content),
    content_sha: createHash('sha256')
      .update(textToEmbed({ ...place, content }))
      .digest('hex'),
  };
}
