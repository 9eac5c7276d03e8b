import { parseDocument } from '../chunk/front-matter.ts';
import { parseSections } from '../chunk/parse-sections.ts';
import { withoutTableMarks } from '../tables/fill-tables.ts';

/** Sections that nobody asks anything of, and questions whose section is gone, one sentence each. */
export function checkAsked(documents: readonly { file: string; text: string }[], asked: ReadonlySet<string>): string[] {
  const sections = documents.flatMap(({ file, text }) => {
    const { meta, body } = parseDocument(file, withoutTableMarks(text));
    return parseSections(body).map(({ path }) => `${meta.id} › ${path.join(' › ')}`);
  });
  const known = new Set(sections);
  return [
    ...[...known].filter((place) => !asked.has(place)).map((place) => `asked.yaml has no question for ${place}`),
    ...[...asked].filter((place) => !known.has(place)).map((place) => `asked.yaml asks something of ${place}, which no document has`),
  ];
}
