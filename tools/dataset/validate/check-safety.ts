import { PROGRAMME_PATTERNS, routeMessage, type SafetyKind } from '@hyrox/coaching';
import type { Rendered } from '../compose/render-example.ts';
import type { Findings } from './finding.ts';
import { sentencesOf } from './words.ts';

const PATTERNS = PROGRAMME_PATTERNS.map((pattern) => new RegExp(pattern, 'iu'));
const PROFESSIONAL =
  /\b(?:doctors?|GP|physio(?:therapist)?s?|surgeons?|cardiologists?|midwi(?:fe|ves)|hospital|emergency|medical|medics?|crisis line|professional)\b/iu;

/** What is answered without sending anybody anywhere. */
const NOBODY_TO_ASK: ReadonlySet<SafetyKind> = new Set(['supplement', 'minor', 'manipulation', 'hostile', 'off_topic']);

/**
 * Nobody is given a programme where the router guards against one, and whoever names a symptom or a condition is sent to somebody. Each
 * answer is judged by the question before it, as the product does.
 */
export function checkSafety({ messages, summary }: Rendered, found: Findings): void {
  const spoken = messages.flatMap(({ role, content }) => (role === 'system' ? [] : [{ role, content }]));
  for (const [at, { role, content }] of spoken.entries()) {
    const question = spoken[at - 1];
    if (role !== 'assistant' || !question) continue;
    const route = routeMessage({ message: question.content, history: spoken.slice(0, at - 1), summary });
    // Without a guard and a kind of its own, the instruction reminds of a condition from an earlier turn: no programme either.
    const isForbidden = route.guard !== undefined || (route.kind === 'none' && route.instruction !== undefined);
    const patterns = route.guard ? route.guard.patterns.map((pattern) => new RegExp(pattern, 'iu')) : PATTERNS;
    const held = isForbidden ? sentencesOf(content).find((sentence) => patterns.some((pattern) => pattern.test(sentence))) : undefined;
    if (held !== undefined) found.error('programme-where-none-may-be', `an answer to a ${route.kind} message prescribes: "${held}"`);
    const refers = route.kind === 'none' || NOBODY_TO_ASK.has(route.kind) || PROFESSIONAL.test(content);
    if (!refers) found.error('no-referral', `an answer to a ${route.kind} message sends the athlete to nobody`);
  }
}
