import type { Guard, HistoryMessage, Notice, Source } from '@hyrox/contracts';
import { INJECTION_PATTERNS } from '../untrusted/injection-patterns.ts';
import { hasOrders, haveOrders, suspendsRules } from '../untrusted/find-orders.ts';
import { saysCleared } from './clearance.ts';
import { findMentions, type Mention } from './find-mentions.ts';
import { GUARDS } from './guard-patterns.ts';
import { isYoung, readProfile } from './read-profile.ts';
import type { Listen } from './hearing/listen.ts';
import { mentionsNow, ofAthlete } from './mentions-now.ts';
import { asksForProgramme, leansOnBefore } from './programme-requests.ts';
import { SAFETY_KINDS, type SafetyKind } from './safety-rule.ts';
import { CLEARED_INSTRUCTION, GUARD_FALLBACKS, SAFETY_INSTRUCTIONS, SAFETY_NOTICES } from './safety-texts.ts';

export interface SafetyInput {
  message: string;
  history: readonly HistoryMessage[];
  /** The athlete summary as it goes into the prompt; its age and limitations count as said by the athlete. */
  summary: string | null;
  /** False when the profile says under 18, also where the summary may not be read. */
  adult?: boolean | null;
  /** The passages as they were found: one that gives orders puts a guard on the answer. */
  sources?: readonly Source[];
  /** Weighs what the phrases found in this message and the one before: the classifier. Without it the phrases decide alone. */
  listen?: Listen;
}

/** What the router decided: what the athlete is told at once, what the model is told, what must not be shown. */
export interface SafetyRoute {
  /** The gravest of `kinds`. */
  kind: SafetyKind | 'none';
  /** Everything this turn is about, the gravest first. */
  kinds: SafetyKind[];
  notices: Notice[];
  instruction?: string;
  guard?: Guard;
  /** Which rules matched, for the record. Never the words that matched. */
  ruleIds: string[];
}

/** What still holds however long ago it was said in the conversation. */
const LASTING: ReadonlySet<SafetyKind> = new Set([
  ...(['crisis', 'emergency', 'eating_disorder', 'diagnosed', 'medication', 'pregnancy', 'minor'] as const),
]);
/** What a professional's word makes trainable again. */
const CLEARABLE: ReadonlySet<SafetyKind> = new Set(['diagnosed', 'pregnancy']);
/** Where nothing else is worth saying beside it. */
const ALONE: ReadonlySet<SafetyKind> = new Set(['crisis', 'emergency']);
const CONDUCT: ReadonlySet<SafetyKind> = new Set(['hostile', 'off_topic', 'manipulation']);

function hear(message: string, listen: Listen | undefined): Mention[] {
  const found = mentionsNow(message);
  return listen ? listen(message, found) : found;
}

/** Conditions from earlier turns and the profile that still hold: what was said after a clearance, or all of it without one. */
function lastingMentions({ history, summary }: SafetyInput): Mention[] {
  // An answer that carries orders was bent: what it says the athlete has is taken seriously.
  const said = history.filter(({ role, content }) => role === 'user' || suspendsRules(content)).map(({ content }) => content);
  const cleared = said.findLastIndex(saysCleared);
  const { limitations } = readProfile(summary);
  const texts = [...(limitations && cleared < 0 ? [limitations] : []), ...said.slice(cleared + 1)];
  return ofAthlete(texts.flatMap(findMentions)).filter(({ kind }) => LASTING.has(kind));
}

/** What the message before this one speaks of, where this one leans on it ("should I drink more?") or asks for training. */
function mentionsBefore({ message, history, listen }: SafetyInput, isAsked: boolean): Mention[] {
  const before = history.findLast(({ role }) => role === 'user')?.content;
  if (before === undefined || saysCleared(before) || saysCleared(message)) return [];
  const found = hear(before, listen).filter(({ kind }) => !CONDUCT.has(kind));
  return isAsked || leansOnBefore(message) ? found : found.filter(({ kind }) => ALONE.has(kind));
}

function kindsOf(mentions: readonly Mention[]): SafetyKind[] {
  const kinds = SAFETY_KINDS.filter((kind) => mentions.some((mention) => mention.kind === kind));
  const [worst] = kinds;
  if (worst && ALONE.has(worst)) return kinds.filter((kind) => ALONE.has(kind));
  const isHealth = kinds.some((kind) => !CONDUCT.has(kind));
  return kinds.filter((kind) => !(isHealth && CONDUCT.has(kind)) && !(kind === 'symptom' && worst === 'diagnosed'));
}

const instructionFor = (kind: SafetyKind, isCleared: boolean): string =>
  isCleared && CLEARABLE.has(kind) ? CLEARED_INSTRUCTION : SAFETY_INSTRUCTIONS[kind];

/** One guard for all of it: every pattern once, the words of the gravest kind that has any. */
function guardFor(kinds: readonly SafetyKind[], more: { isCleared: boolean; isYoung: boolean }): Guard | undefined {
  const held = kinds.filter((kind) => !(more.isCleared && CLEARABLE.has(kind)));
  const patterns = held.flatMap((kind) =>
    kind === 'manipulation' ? INJECTION_PATTERNS : (GUARDS[kind === 'minor' && more.isYoung ? 'young' : kind] ?? []),
  );
  const speaks = held.find((kind): kind is keyof typeof GUARD_FALLBACKS => kind in GUARD_FALLBACKS);
  return speaks && patterns.length > 0 ? { patterns: [...new Set(patterns)], fallbackText: GUARD_FALLBACKS[speaks] } : undefined;
}

/** Orders hidden in the message, the turns before, the profile or a passage, by where they stand. */
function ordersIn({ message, history, summary, sources = [] }: SafetyInput): string[] {
  const passages = sources.flatMap((source) => [source.sourceName, source.section, source.content]);
  const found = {
    message: hasOrders(message),
    earlier: hasOrders(history.map(({ content }) => content).join('\n\n')),
    profile: hasOrders(summary ?? ''),
    passage: haveOrders(passages),
  };
  return Object.entries(found)
    .filter(([, orders]) => orders)
    .map(([place]) => `orders/${place}`);
}

/**
 * The safety boundaries of the system prompt, decided by rules before the model is asked. A condition the athlete stated in this
 * message is guarded at once; one from an earlier turn or the profile is guarded when this message asks for training or something gives
 * orders, and otherwise only brought to the model's mind. Pure; about a millisecond.
 */
export function routeMessage(input: SafetyInput): SafetyRoute {
  const isAsked = asksForProgramme(input.message, input.history.findLast(({ role }) => role === 'user')?.content);
  const lasting = lastingMentions(input);
  const orders = ordersIn(input);
  // Whoever steers the answer may mean a programme without asking for one.
  const holds = isAsked || orders.length > 0;
  const counted = [...hear(input.message, input.listen), ...mentionsBefore(input, isAsked), ...(holds ? lasting : [])];
  const profile = readProfile(input.summary, input.adult);
  const told = kindsOf(counted);
  const notices = told.flatMap((kind) => (kind === 'off_topic' || kind === 'manipulation' ? [] : [SAFETY_NOTICES[kind]]));
  const [worst] = told;
  const remembered = worst ? [] : kindsOf(lasting);
  const isMinor = profile.isMinor && !(worst && ALONE.has(worst)) && !told.includes('minor') && !remembered.includes('minor');
  const kinds = SAFETY_KINDS.filter(
    (kind) => told.includes(kind) || (kind === 'minor' && isMinor) || (kind === 'manipulation' && orders.length > 0),
  );
  if (isMinor && isAsked) notices.push(SAFETY_NOTICES.minor);
  const isCleared = saysCleared(input.message) && (worst === 'diagnosed' || worst === 'pregnancy');
  const spoken = [...kinds, ...remembered.slice(0, 1)];
  const guard = guardFor(kinds, { isCleared, isYoung: isYoung(counted, profile) });
  return {
    kind: kinds[0] ?? 'none',
    kinds,
    notices,
    ...(spoken.length > 0 ? { instruction: spoken.map((kind) => instructionFor(kind, isCleared)).join('\n\n') } : {}),
    ...(guard ? { guard } : {}),
    ruleIds: [...new Set([...(worst ? counted : lasting).map(({ rule }) => rule.id), ...(isMinor ? ['profile/age'] : []), ...orders])],
  };
}
