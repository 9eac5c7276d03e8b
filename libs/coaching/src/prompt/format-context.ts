import type { Source } from '@hyrox/contracts';
import { takeOutOrders } from '../untrusted/take-out-orders.ts';

const NOTHING_FOUND = 'No relevant knowledge found in the database.';

/** The passages as the model was tuned to read them (hand-off, "Context Formatting Function"), or its sentence for an empty search. */
export function formatContext(sources: readonly Source[]): string {
  if (sources.length === 0) return NOTHING_FOUND;
  const parts = sources.map(
    (source, i) =>
      `### Source ${i + 1}: ${takeOutOrders(source.sourceName, 'clause') || 'Unknown'}\n**Section**: ${takeOutOrders(source.section, 'clause')}\n\n${takeOutOrders(source.content, 'sentence')}`,
  );
  return parts.join('\n\n---\n\n');
}
