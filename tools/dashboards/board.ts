import { z } from 'zod';

const Panel = z
  .strictObject({
    title: z.string(),
    /** Grafana's name of the unit: s, percentunit, currencyUSD, … */
    unit: z.string(),
    /** Legend to expression. */
    queries: z.record(z.string(), z.string()).optional(),
    /** A histogram, shown as its 50th, 95th and 99th percentile. */
    quantiles: z.string().optional(),
    /** From here on the panel is red: the threshold of its alert. */
    danger: z.number().optional(),
  })
  .refine(({ queries, quantiles }) => (queries === undefined) !== (quantiles === undefined), 'A panel has queries or quantiles');

/** A dashboard as it is written by hand: the question it answers, and rows of panels. */
export const Board = z.strictObject({
  title: z.string(),
  question: z.string(),
  rows: z.array(z.strictObject({ title: z.string(), panels: z.array(Panel).min(1).max(4) })).min(1),
});
export type Board = z.infer<typeof Board>;
export type Panel = z.infer<typeof Panel>;

const QUANTILES = { p50: 0.5, p95: 0.95, p99: 0.99 };

/** The expressions of a panel by legend. */
export function queriesOf({ queries, quantiles }: Panel): Record<string, string> {
  if (queries) return queries;
  const of = (q: number) => `histogram_quantile(${q}, sum by (le) (rate(${quantiles ?? ''}_bucket[$__rate_interval])))`;
  return Object.fromEntries(Object.entries(QUANTILES).map(([legend, q]) => [legend, of(q)]));
}
