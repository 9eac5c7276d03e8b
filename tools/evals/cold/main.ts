import { parseArgs } from 'node:util';
import { describeDays, runDays } from './run-days.ts';
import { BAR, describeDetector, runDetector } from './run-detector.ts';

const SEEDS = ['a', 'b', 'c', 'd', 'e'];
const FULL = { seeds: SEEDS, calls: 2_000, days: 7 };
const SHORT = { seeds: SEEDS.slice(0, 2), calls: 600, days: 2 };

/**
 * `npm run eval -- cold`: the cold-start detector against the stand-in's truth, and simulated days with keep-warm and without. The exit code:
 * 0 when precision and recall are at the bar with the replica metric, over all seeds; the worst one is shown.
 */
export async function evaluateCold(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' }, short: { type: 'boolean' } } });
  const { seeds, calls, days } = values.short ? SHORT : FULL;
  const detector = await runDetector(seeds, calls);
  const keepWarm = await runDays(seeds, days);
  console.log(
    values.json
      ? JSON.stringify({ detector, keepWarm })
      : `${describeDetector(detector, seeds.length)}\n\n${describeDays(keepWarm, days * seeds.length)}`,
  );
  const [withMetric] = detector;
  return withMetric && Math.min(withMetric.all.precision, withMetric.all.recall) >= BAR ? 0 : 1;
}
