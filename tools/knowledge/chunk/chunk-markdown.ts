import { withoutTableMarks } from '../tables/fill-tables.ts';
import { CHUNK_LIMITS, type Chunk, type ChunkLimits, type CountTokens } from './chunk.ts';
import { describeChunk } from './describe-chunk.ts';
import { parseDocument } from './front-matter.ts';
import { packSections } from './pack-sections.ts';
import { parseSections } from './parse-sections.ts';
import { refuseUnsafeText } from './refuse-unsafe-text.ts';
import { renderUnits } from './render-units.ts';

const PATH_SEPARATOR = ' › ';

/** The questions a section of a document answers, by its headings joined with ` › `. */
export type AskedOf = (headingPath: string) => readonly string[];
const NOTHING_ASKED: AskedOf = () => [];

/**
 * Cuts one knowledge document (front matter and Markdown) into passages, in reading order. Pure: the same text gives the same passages.
 * Throws an error that names the file for wrong front matter, for text that may not go into a prompt and for what cannot be cut.
 */
export function chunkMarkdown(file: string, text: string, countTokens: CountTokens, askedOf: AskedOf = NOTHING_ASKED): Chunk[] {
  const readable = withoutTableMarks(text);
  refuseUnsafeText(file, readable);
  const { meta, body } = parseDocument(file, readable);
  return chunkBody({ file, id: meta.id, title: meta.title, body, askedOf }, countTokens);
}

/** The same for a text whose name and title are known. Text without any heading stands under the title. */
export function chunkBody(
  document: { file: string; id: string; title: string; body: string; askedOf?: AskedOf },
  countTokens: CountTokens,
  limits: ChunkLimits = CHUNK_LIMITS,
): Chunk[] {
  const { file, id, title, body, askedOf = NOTHING_ASKED } = document;
  try {
    return packSections(parseSections(body), limits, countTokens).map((piece, index) => {
      const place = { source_name: title, heading_path: piece.path.join(PATH_SEPARATOR) || title, section: piece.path.at(-1) ?? title };
      const content = renderUnits(piece.units);
      const asked = piece.sections.flatMap((path) => askedOf(path.join(PATH_SEPARATOR)));
      const described = describeChunk(
        { ...place, content, asked_as: asked.join('\n'), keys: piece.units.flatMap((unit) => unit.keys) },
        countTokens,
      );
      return { id: `${id}_${String(index).padStart(3, '0')}`, source_doc: file, ...described, chunk_index: index };
    });
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
