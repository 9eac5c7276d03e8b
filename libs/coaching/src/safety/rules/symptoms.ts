import { BODY_PART } from './body-parts.ts';
import type { SafetyRule } from '../safety-rule.ts';

const rule = (id: string, pattern: string, reason: string): SafetyRule => ({
  id,
  kind: 'symptom',
  pattern: new RegExp(pattern, 'gu'),
  reason,
});

const FEELING = String.raw`(?:pains?(?! cave|[ -]free)|painful|hurts?|hurting|ach(?:es?|ing|ed)|discomfort|swelling|swollen|swells|inflamed|inflammation|tender(?:ness)?|stabbing|throbbing|numb|tingl(?:ing|es)|stiffness|niggles?)`;
const LASTING = String.raw`(?:persistent|chronic|sharp|constant|recurring|recurrent|stabbing|nagging|ongoing|shooting|lingering|severe|bad|intense|weird|strange|dull|burning|sudden|localised|localized|radiating|unexplained|some|lot of)`;
const LINK = String.raw`(?:(?:is|are|was|were|has|have|had|been|keeps?|kept|feels?|felt|gets?|got|starts?|started|still|always|really|so|very|a bit|bit|a|little|quite|also|often|sometimes|some|constantly|now|to|in|go|goes|went|going|both) )`;

export const SYMPTOM_RULES: readonly SafetyRule[] = [
  rule('part-feeling', String.raw`\b${BODY_PART} ${LINK}{0,4}${FEELING}\b`, 'A body part and what it does: "my knee has been hurting".'),
  rule(
    'feeling-part',
    String.raw`\b${FEELING} (?:feeling |sensation )?(?:in|on|around|behind|at|near|under|inside|above|below|along|down|across|of) (?:[a-z]+ ){0,4}${BODY_PART}\b|\b(?:swollen|inflamed|painful|tender|aching|achy|throbbing) (?:[a-z]+ ){0,1}${BODY_PART}\b|\b(?:hurts?|hurting|hurt) my (?:[a-z]+ ){0,1}${BODY_PART}\b`,
    'The same the other way round: "pain behind my left knee".',
  ),
  rule(
    'lasting',
    String.raw`\b${LASTING} (?:[a-z]+ ){0,2}(?:pains?(?! cave|[ -]free)|swelling|ache|discomfort|soreness|numbness|inflammation)\b`,
    'The words of the system prompt: persistent pain, swelling, discomfort.',
  ),
  rule(
    'bare',
    String.raw`\b(?:i have|ive got|ive had|i feel|i felt|i get|im in|i am in|having|there is|theres) (?:[a-z]+ ){0,2}(?:pains?(?! cave|[ -]free)|swelling|discomfort)\b`,
    'Pain without a place is still pain.',
  ),
  rule(
    'strain',
    String.raw`\b(?:pulled|tweaked|strained|sprained|twisted|rolled|jarred|did something to|buggered|injured) (?:my |a |the )(?:[a-z]+ ){0,2}${BODY_PART}\b|\b${BODY_PART} (?:strain|sprain|injury|niggle)\b`,
    'An injury nobody has looked at yet.',
  ),
  rule(
    'instability',
    String.raw`\b${BODY_PART} ${LINK}{0,4}(?:giv(?:es|ing|e) (?:way|out)|gave (?:way|out)|clicking|clicks|popped|pops|popping|locking up|locks up|locked up|buckl(?:es|ing|ed)|unstable)\b`,
    'Mechanical signs belong to a clinician.',
  ),
  rule(
    'overuse-names',
    String.raw`\b(?:shin splints|plantar fasci(?:itis|a pain)|runners knee|jumpers knee|it band syndrome|itb syndrome|tend(?:i|o)nitis|tennis elbow|golfers elbow|patellofemoral|bursitis)\b`,
    'Names athletes give themselves: guidance and modified work, with an assessment.',
  ),
  rule(
    'dizzy',
    String.raw`\b(?:dizz(?:y|iness)|light-?headed(?:ness)?|vertigo|room (?:is |was )?spinning)\b`,
    'Common after hard efforts, and a reason to be seen when it repeats.',
  ),
  rule('breathless', String.raw`\bshort(?:ness)? of breath\b|\bwheez(?:e|es|ing)\b`, 'More than being out of breath.'),
  rule(
    'extremity-numb',
    String.raw`\b(?:hands?|fingers?|feet|foot|toes?) (?:(?:is|are|go|goes|went|get|gets|feel|feels|keep|going|getting) ){0,3}(?:numb|tingl(?:y|ing))\b|\bnumb (?:hands?|fingers?|feet|foot|toes?)\b`,
    'Grip, shoes or a nerve: worth saying, not an emergency.',
  ),
];
