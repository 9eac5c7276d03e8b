import { IN_GENERAL, LONG_PAST, SETTLED } from './idioms/circumstances.ts';
import type { SafetyKind, SafetyRule } from './safety-rule.ts';

const NEGATED_LIST = String.raw`(?:have|having|had|has|got|get|getting|any|a|an|the|been|be|suffered?|suffering|diagnosed|with|from|history|of|signs?|currently|longer|more|known|or|nor|such|like|ever|feel|feeling|felt|experienc(?:e|ed|ing)|real|actual|previous|prior|past|taking|take|tak(?:en)|use|used|using|need|needed|injur(?:y|ies)|issues?|problems?|medical|conditions?|herniated|slipped|bulging|torn|stress|fractures?|dis[ck]s?|ligaments?|meniscus|acl|surger(?:y|ies)|pains?|swelling|chest|discomfort|numbness|persistent|sharp)`;
const NEGATED_BEFORE = new RegExp(
  String.raw`\b(?:no|not(?! only| just)|never|without|nor|neither|dont|doesnt|didnt|havent|hasnt|hadnt|isnt|wasnt|arent|aint|nothing|zero|none of|free of|free from|clear of|ruled out|rule out)[, ]+(?:${NEGATED_LIST},? +)*$`,
  'u',
);
const NEGATED_AFTER = /^[a-z ]{0,12}?(?:(?:was|were|is|are|has been|have been|got) )?(?:ruled out|excluded)\b/u;

/** Words between such a question and what it asks about. "After" and its kin make the condition real: "what is best after a torn ACL". */
const BETWEEN = String.raw`(?:(?!my\b|i\b|from\b|after\b|for\b|with\b|following\b|since\b|to\b|around\b|post\b)[a-z-]+,? ){0,4}$`;

/** Guarded against or asked about, not suffered: "how do I avoid a stress fracture". */
const PREVENTED = new RegExp(
  String.raw`\b(?:avoid(?:ing)?|prevent(?:ing|ion of)?|(?:risk|chance|odds|likelihood|fear) of|protect (?:[a-z]+ )?(?:from|against)|worried about getting|scared of|afraid of|what is|whats|what are|how common (?:is|are)|without (?:getting|risking)|difference between) ${BETWEEN}`,
  'u',
);
const CAUSED = new RegExp(String.raw`\b(?:what causes|lead(?:s|ing)? to|result in|caus(?:e|es|ing)) ${BETWEEN}`, 'u');

const DENIED_INSIDE = /(?:^| )(?:no|dont|doesnt|didnt|isnt|wasnt|never|without|nothing|hasnt|havent|not|apart from)(?: [a-z]+){0,2}$/u;
const FIRST_PERSON = /\b(?:i|im|ive|id|my|me|mine|myself)\b/u;
/** Said behind it: the question was a general one. */
const NEVER_MINE = /\bi (?:never|dont) (?:take|use|do|touch|have) (?:any|it|them|that)\b/u;
const SUPPOSED =
  /\bif (?:my|i|a|an) (?:[a-z]+ ){0,2}ever\b|\bif i (?:were|was) (?:to )?\b|\b(?:if|when|should|do|does|can) (?:they|women|people|you|athletes|someone|anyone|somebody) (?:[a-z]+ ){0,2}$/u;

/** Not read as a supposition: a wish to die is never one, and conduct is what it is. */
const UNDOUBTED: ReadonlySet<SafetyKind> = new Set(['crisis', 'hostile', 'off_topic']);

/** Asked in general, of nobody: "does the sandbag hurt the collarbone". Only where a wrong guess costs a notice. */
const GENERAL_KINDS: ReadonlySet<SafetyKind> = new Set(['symptom', 'diagnosed']);
const GENERAL_QUESTION = /^(?:is|are|does|do|did|what|which|why|any|can|should|will|how)\b/u;
const SPEAKS_OF_US = /\b(?:i|im|ive|id|my|me|mine|myself|we|our|us|since|after|with|normal|still)\b/u;

/** A red flag is doubted last: who asks what causes chest pain, or has it "when I push", may well have it. */
function isHypothetical(rule: SafetyRule, before: string, after: string): boolean {
  if (rule.kind === 'supplement' || rule.kind === 'crisis') return false;
  if (rule.kind === 'emergency') return PREVENTED.test(before) && !FIRST_PERSON.test(after);
  return PREVENTED.test(before) || CAUSED.test(before);
}

/** Denied, guarded against, asked about in general, or only supposed: "no herniated disc", "how do I avoid a stress fracture". */
export function isDoubted(rule: SafetyRule, parts: { before: string; said: string; after: string }): boolean {
  if (rule.always) return false;
  const { before, said, after } = parts;
  if (NEGATED_BEFORE.test(before) || NEGATED_AFTER.test(after.trimStart())) return true;
  if (rule.deniable && DENIED_INSIDE.test(said)) return true;
  if (UNDOUBTED.has(rule.kind)) return false;
  const sentence = before + said + after;
  if (GENERAL_KINDS.has(rule.kind) && GENERAL_QUESTION.test(sentence) && !SPEAKS_OF_US.test(sentence)) return true;
  return isHypothetical(rule, before, after) || IN_GENERAL.isIn(sentence) || SUPPOSED.test(before) || NEVER_MINE.test(after);
}

/** Long ago and over since: said of the whole message, because people say the two in different sentences. */
export const isLongOver = (text: string): boolean => LONG_PAST.isIn(text) && SETTLED.isIn(text);
