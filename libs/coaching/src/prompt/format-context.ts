import type { Source } from '@hyrox/contracts';
import { neutralise } from './neutralise.ts';

const NOTHING_FOUND = 'No relevant knowledge found in the database.';

/** The passages as the model was tuned to read them (hand-off, "Context Formatting Function"), or its sentence for an empty search. */
export function formatContext(sources: readonly Source[]): string {
  if (sources.length === 0) return NOTHING_FOUND;
  const parts = sources.map(
    (source, i) =>
      `### Source ${i + 1}: ${neutralise(source.sourceName) || 'Unknown'}\n**Section**: ${neutralise(source.section)}\n\n${neutralise(source.content)}`,
  );
  return parts.join('\n\n---\n\n');
}
