import { z } from 'zod';
import type { CheckRate } from './check-rates.ts';

const Tally = z.string().regex(/^\d+\/\d+$/);

/** A stored run: how often each check passed. `decided` are those that count; `offline` is what code said of the offline model's answers. */
export const Baseline = z.strictObject({
  about: z.strictObject({
    model: z.string(),
    offline: z.boolean(),
    promptVersion: z.string(),
    samples: z.int(),
    commit: z.string(),
    day: z.iso.date(),
  }),
  decided: z.record(z.string(), Tally),
  offline: z.record(z.string(), Tally),
});
export type Baseline = z.infer<typeof Baseline>;

const sorted = (entries: [string, string][]): Record<string, string> =>
  Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

/** A run as it is stored: sorted, so that two runs differ only where checks do. */
export function toBaseline(about: Baseline['about'], rates: readonly CheckRate[]): Baseline {
  return {
    about,
    decided: sorted(rates.filter(({ decided }) => decided > 0).map((rate) => [rate.key, `${rate.passed}/${rate.decided}`])),
    offline: sorted(rates.flatMap((rate) => (rate.offline ? [[rate.key, `${rate.offline.passed}/${rate.offline.of}`]] : []))),
  };
}

/** The two numbers of a tally. */
export function readTally(tally: string): { passed: number; of: number } {
  const [passed = 0, of = 0] = tally.split('/').map(Number);
  return { passed, of };
}
