import type { Guard, HistoryMessage, Notice } from '@hyrox/contracts';
import { saysCleared } from './clearance.ts';
import { findMentions, type Mention } from './find-mentions.ts';
import { PROGRAMME_PATTERNS } from './guard-patterns.ts';
import { asksForProgramme, asksForSomebodyElse } from './programme-requests.ts';
import { SAFETY_KINDS, type SafetyKind } from './safety-rule.ts';
import { CLEARED_INSTRUCTION, GUARD_FALLBACKS, SAFETY_INSTRUCTIONS, SAFETY_NOTICES } from './safety-texts.ts';

export interface SafetyInput {
  message: string;
  history: readonly HistoryMessage[];
  /** The athlete summary as it goes into the prompt; its limitations count as said by the athlete. */
  summary: string | null;
}

/** What the router decided: what the athlete is told at once, what the model is told, what must not be shown. */
export interface SafetyRoute {
  kind: SafetyKind | 'none';
  notices: Notice[];
  instruction?: string;
  guard?: Guard;
  /** Which rules matched, for the record. Never the words that matched. */
  ruleIds: string[];
}

/** What still holds although it was said earlier. Symptoms and supplements are over when the topic moves on. */
const LASTING: ReadonlySet<SafetyKind> = new Set(['crisis', 'emergency', 'diagnosed']);

type Guarded = keyof typeof GUARD_FALLBACKS;
const isGuarded = (kind: SafetyKind): kind is Guarded => kind in GUARD_FALLBACKS;

const gravest = (mentions: readonly Mention[]): SafetyKind | undefined =>
  SAFETY_KINDS.find((kind) => mentions.some((mention) => mention.rule.kind === kind));

function mentionsNow(message: string): Mention[] {
  const forAnother = asksForSomebodyElse(message) && asksForProgramme(message);
  return findMentions(message).filter((mention) => mention.about === 'athlete' || forAnother);
}

/** Conditions from earlier turns and the profile that still hold: what was said after a clearance, or all of it without one. */
function lastingMentions(input: SafetyInput): Mention[] {
  const said = input.history.filter((message) => message.role === 'user').map((message) => message.content);
  const cleared = said.findLastIndex(saysCleared);
  const limitations = /limitations: (.*)$/su.exec(input.summary ?? '')?.[1];
  const texts = [...(limitations && cleared < 0 ? [limitations] : []), ...said.slice(cleared + 1)];
  return texts.flatMap(findMentions).filter((mention) => mention.about === 'athlete' && LASTING.has(mention.rule.kind));
}

function describe(kinds: readonly SafetyKind[], cleared: boolean): Pick<SafetyRoute, 'notices'> & { instruction: string } {
  return {
    notices: kinds.map((kind) => SAFETY_NOTICES[kind]),
    instruction: kinds.map((kind) => (kind === 'diagnosed' && cleared ? CLEARED_INSTRUCTION : SAFETY_INSTRUCTIONS[kind])).join('\n\n'),
  };
}

/**
 * The safety boundaries of the system prompt, decided by rules before the model is asked. A condition the athlete stated in this
 * message is guarded at once; one from an earlier turn or the profile is guarded when this message asks for training, and otherwise
 * only brought to the model's mind. Pure; about a millisecond.
 */
export function routeMessage(input: SafetyInput): SafetyRoute {
  const now = mentionsNow(input.message);
  const lasting = lastingMentions(input);
  const cleared = saysCleared(input.message);
  const lastUserMessage = input.history.findLast((message) => message.role === 'user')?.content;
  const asked = lasting.length > 0 && asksForProgramme(input.message, lastUserMessage);
  const counted = asked ? [...now, ...lasting] : now;
  const worst = gravest(counted);
  if (!worst) {
    const remembered = gravest(lasting);
    const ruleIds = [...new Set(lasting.map((mention) => mention.rule.id))];
    return remembered
      ? { kind: 'none', notices: [], instruction: SAFETY_INSTRUCTIONS[remembered], ruleIds }
      : { kind: 'none', notices: [], ruleIds: [] };
  }
  const also: SafetyKind[] = worst !== 'supplement' && counted.some((mention) => mention.rule.kind === 'supplement') ? ['supplement'] : [];
  const clearedNow = cleared && worst === 'diagnosed';
  const route: SafetyRoute = {
    kind: worst,
    ...describe([worst, ...also], clearedNow),
    ruleIds: [...new Set(counted.map((mention) => mention.rule.id))],
  };
  if (isGuarded(worst) && !clearedNow) route.guard = { patterns: [...PROGRAMME_PATTERNS], fallbackText: GUARD_FALLBACKS[worst] };
  return route;
}
