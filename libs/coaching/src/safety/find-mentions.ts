import { neutralise } from '../prompt/neutralise.ts';
import { correctTypos } from './correct-typos.ts';
import { SAFETY_RULES } from './rules.ts';
import type { SafetyRule } from './safety-rule.ts';

/** A rule that matched, and of whom the sentence speaks. */
export interface Mention {
  rule: SafetyRule;
  about: 'athlete' | 'other';
}

/** Longest text that is read; a message is never longer. */
const MOST_CHARS = 8_000;

const NEGATED_LIST = String.raw`(?:have|having|had|has|got|get|getting|any|a|an|the|been|be|suffered?|suffering|diagnosed|with|from|history|of|signs?|currently|longer|more|known|or|nor|such|like|ever|feel|feeling|felt|experienc(?:e|ed|ing)|real|actual|previous|prior|past|taking|take|tak(?:en)|use|used|using|need|needed|injur(?:y|ies)|issues?|problems?|medical|conditions?|herniated|slipped|bulging|torn|stress|fractures?|dis[ck]s?|ligaments?|meniscus|acl|surger(?:y|ies)|pains?|swelling|chest|discomfort|numbness|persistent|sharp)`;
const NEGATED_BEFORE = new RegExp(
  String.raw`\b(?:no|not(?! only| just)|never|without|nor|neither|don't|doesn't|didn't|haven't|hasn't|hadn't|isn't|wasn't|aren't|ain't|zero|none of|free of|free from|clear of|ruled out|rule out)[, ]+(?:${NEGATED_LIST},? +)*$`,
  'u',
);
const NEGATED_AFTER = /^[a-z ]{0,12}?(?:(?:was|were|is|are|has been|have been|got) )?(?:ruled out|excluded)\b/u;

/** Words between such a question and what it asks about. "After" and its kin make the condition real: "what is best after a torn ACL". */
const BETWEEN = String.raw`(?:(?!my\b|i\b|i'|from\b|after\b|for\b|with\b|following\b|since\b|to\b|around\b|post\b)[a-z'-]+,? ){0,4}$`;

/** Guarded against or asked about, not suffered: "how do I avoid a stress fracture". */
const PREVENTED = new RegExp(
  String.raw`\b(?:avoid(?:ing)?|prevent(?:ing|ion of)?|(?:risk|chance|odds|likelihood|fear) of|protect (?:[a-z]+ )?(?:from|against)|worried about getting|scared of|afraid of|what is|what's|what are|how common (?:is|are)|without (?:getting|risking)|difference between) ${BETWEEN}`,
  'u',
);
const CAUSED = new RegExp(String.raw`\b(?:what causes|lead(?:s|ing)? to|result in|caus(?:e|es|ing)) ${BETWEEN}`, 'u');

const RELATION = String.raw`(?:friend|mate|buddy|wife|husband|partner|girlfriend|boyfriend|fianc[eé]e?|mum|mom|mother|dad|father|brother|sister|son|daughter|client|teammate|colleague|co-?worker|cousin|uncle|aunt|neighbou?r|boss|roommate|flatmate)s?`;
const SOMEBODY = new RegExp(
  String.raw`\b(?:my|our|a|his|her|their|one of my) (?:[a-z]+ ){0,2}${RELATION}\b|\b(?:he|she)(?:'s| has| had| is| was| got| tore| broke| suffers| recently| just)\b|\b(?:they)(?:'ve| have| had| tore| broke| suffer)\b|\b(?:someone|somebody|people|athletes|clients|anyone|those) (?:with|who|that|after|have|has)\b`,
  'gu',
);
const FIRST_PERSON = /\b(?:i|i'm|i've|i'd|my|me|mine|myself)\b/u;

/** Lower case, straight apostrophes, single spaces, hidden characters gone, medical typos corrected. */
export function normaliseForRules(text: string): string {
  const plain = neutralise(text.slice(0, MOST_CHARS)).normalize('NFKC').toLowerCase();
  return correctTypos(
    plain
      .replace(/[‘’ʼ`´]/gu, "'")
      .replace(/[*_~#"“”()[\]]/gu, ' ')
      .replace(/[ \t]+/gu, ' '),
  );
}

function aboutWhom(before: string, after: string): Mention['about'] {
  const last = [...before.matchAll(SOMEBODY)].at(-1);
  if (!last) return 'athlete';
  const between = before.slice(last.index + last[0].length);
  const afterwards = after.split(' ').slice(0, 4).join(' ');
  return FIRST_PERSON.test(between) || /\bmy (?!advice)/u.test(afterwards) ? 'athlete' : 'other';
}

/** A red flag is doubted last: who asks what causes chest pain, or has it "when I push", may well have it. */
function isHypothetical(rule: SafetyRule, before: string, after: string): boolean {
  if (rule.kind === 'supplement' || rule.kind === 'crisis') return false;
  if (rule.kind === 'emergency') return PREVENTED.test(before) && !FIRST_PERSON.test(after);
  return PREVENTED.test(before) || CAUSED.test(before);
}

function mentionIn(sentence: string, rule: SafetyRule): Mention[] {
  return [...sentence.matchAll(rule.pattern)].flatMap((match) => {
    const before = sentence.slice(0, match.index);
    const after = sentence.slice(match.index + match[0].length);
    if (NEGATED_BEFORE.test(before) || NEGATED_AFTER.test(after.trimStart())) return [];
    if (isHypothetical(rule, before, after)) return [];
    return [{ rule, about: aboutWhom(before, after) }];
  });
}

/**
 * What a text says about health and supplements, sentence by sentence. Leaves out what is denied ("no herniated disc") or only asked
 * about ("how do I avoid a stress fracture"); says when somebody else is meant ("my friend has …").
 */
export function findMentions(text: string): Mention[] {
  const sentences = normaliseForRules(text).split(/[.!?;\n]+(?=\s|$)|\n| but | however /u);
  return sentences.flatMap((sentence) => SAFETY_RULES.flatMap((rule) => mentionIn(sentence.trim(), rule)));
}
