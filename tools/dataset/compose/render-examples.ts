import path from 'node:path';
import { openKnowledgeFolder } from '../../knowledge/files/knowledge-folder.ts';
import { EXAMPLES_DIR, readExamples } from './read-examples.ts';
import { renderExample, type Rendered } from './render-example.ts';

/** The library that the passages of the examples are taken from. */
export const KNOWLEDGE = openKnowledgeFolder(path.join(import.meta.dirname, '../../../knowledge'));

/** The committed examples, or those of the files and folders named, as conversations. Throws for what cannot be read or rendered. */
export async function renderExamples(places: readonly string[] = [EXAMPLES_DIR]): Promise<Rendered[]> {
  const [examples, chunks] = await Promise.all([readExamples(places), KNOWLEDGE.readChunks()]);
  return examples.map((example) => renderExample(example, chunks));
}
