import type { PlanRefusal } from '@hyrox/contracts';
import { z } from 'zod';
import source from './data/limit-words.json' with { type: 'json' };
import { Movement } from './data/exercises.ts';

const phrases = z.array(z.string().min(2));
const LIMIT_WORDS = z
  .strictObject({
    about: z.string(),
    source: z.string(),
    clearance: phrases,
    cleared: phrases,
    runningAllowed: phrases,
    words: z.array(z.strictObject({ words: phrases, leavesOut: z.array(Movement).min(1) })),
  })
  .parse(source);

/** Lower case, letters and digits only, one space between words and around them, so that a phrase is found as whole words. */
const asWords = (text: string): string => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
const says = (text: string, list: readonly string[]): boolean => list.some((phrase) => text.includes(asWords(phrase)));

export interface ReadLimits {
  leftOut: ReadonlySet<Movement>;
  /** Null when a plan can be made inside the limits. */
  refusal: PlanRefusal | null;
}

const refuse = (code: PlanRefusal['code'], text: string): PlanRefusal => ({ code, text });

function refusalOf(limit: string, leavesOut: readonly Movement[]): PlanRefusal | null {
  const text = asWords(limit);
  if (says(text, LIMIT_WORDS.clearance) && !says(text, LIMIT_WORDS.cleared)) {
    return refuse(
      'clearance_needed',
      `“${limit}” needs a physiotherapist or sports doctor first. Tell the coach afterwards what is allowed, what is not and until when.`,
    );
  }
  if (leavesOut.length === 0) {
    return refuse('limit_unclear', `“${limit}” is not clear enough for a plan: name the body part or the movements that are not allowed.`);
  }
  if (leavesOut.includes('running')) {
    return refuse(
      'running_not_allowed',
      `“${limit}” leaves no running, and half of the race is running. If running is allowed, say so in the limit, for example “left ankle, running is fine”.`,
    );
  }
  return null;
}

/**
 * The movements an athlete's own words leave out. Whoever names a diagnosis or pain without clearance, words that nobody understands, or a
 * limit that forbids running gets a refusal instead: a plan around them is not ours to make.
 */
export function readLimits(limits: readonly string[]): ReadLimits {
  const leftOut = new Set<Movement>();
  let refusal: PlanRefusal | null = null;
  for (const limit of limits) {
    const text = asWords(limit);
    const found = LIMIT_WORDS.words.filter(({ words }) => says(text, words)).flatMap(({ leavesOut }) => leavesOut);
    const kept = says(text, LIMIT_WORDS.runningAllowed) ? found.filter((movement) => movement !== 'running') : found;
    for (const movement of kept) leftOut.add(movement);
    refusal ??= refusalOf(limit, kept);
  }
  return { leftOut, refusal };
}
