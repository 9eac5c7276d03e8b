import type { Source } from '@hyrox/contracts';
import { takeOutOrdersOnce } from '../untrusted/take-out-orders.ts';

const NOTHING_FOUND = 'No relevant knowledge found in the database.';

/** The passages as the model was tuned to read them (hand-off, "Context Formatting Function"), or its sentence for an empty search. */
export function formatContext(sources: readonly Source[]): string {
  if (sources.length === 0) return NOTHING_FOUND;
  const parts = sources.map(
    (source, i) =>
      `### Source ${i + 1}: ${takeOutOrdersOnce.clause(source.sourceName) || 'Unknown'}\n**Section**: ${takeOutOrdersOnce.clause(source.section)}\n\n${takeOutOrdersOnce.sentence(source.content)}`,
  );
  return parts.join('\n\n---\n\n');
}
