import { nearestExamples, type ExamplesOutput, type LiveModel } from '@hyrox/contracts';
import { reasonOf } from '@hyrox/telemetry';
import type { StageClock } from '../stage-clock.ts';
import type { TurnDeps } from '../turn-deps.ts';
import type { Asked } from './gather-context.ts';

const EXAMPLES_MS = 2_000;
const EXAMPLES = 3;
/** How long a turn that has everything else waits for its examples. */
const GRACE_MS = 50;

export interface ExampleFindings {
  examples: ExamplesOutput['examples'];
  live: LiveModel | null;
  degraded?: string;
}

/** Coaching examples like this question, when the live model needs them; none while it is not known what is live. */
export async function findExamples(
  asked: Asked & { known: Promise<LiveModel | null> },
  clock: StageClock,
  { bus, log }: TurnDeps,
): Promise<ExampleFindings> {
  const live = await asked.known;
  if (!live?.examplesInPrompt || live.fineTuned) return { examples: [], live };
  try {
    const question = { query: asked.message, count: EXAMPLES };
    const found = await clock.time('examples', () => bus.ask(nearestExamples, question, { timeoutMs: EXAMPLES_MS }));
    return { examples: found.examples, live, ...(found.degraded ? { degraded: 'no_examples' } : {}) };
  } catch (error) {
    log.warn({ turnId: asked.turnId, reason: reasonOf(error) }, 'a turn is answered without examples');
    return { examples: [], live, degraded: 'no_examples' };
  }
}

/**
 * The examples if they are there, or nearly: a turn does not wait for what only improves its manner. Missed are they only where it is known
 * that the model needs them.
 */
export async function orWithout(finding: Promise<ExampleFindings>, known: Promise<LiveModel | null>): Promise<ExampleFindings> {
  let timer: NodeJS.Timeout | undefined;
  const grace = new Promise<null>((over) => (timer = setTimeout(over, GRACE_MS, null)));
  const found = await Promise.race([finding, grace]);
  clearTimeout(timer);
  if (found) return found;
  const live = await Promise.race([known, Promise.resolve(null)]);
  return { examples: [], live, ...(live?.examplesInPrompt ? { degraded: 'no_examples' } : {}) };
}
