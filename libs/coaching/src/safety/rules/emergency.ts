import type { SafetyKind, SafetyRule } from '../safety-rule.ts';

const rule = (id: string, pattern: string, reason: string, kind: SafetyKind = 'emergency'): SafetyRule => ({
  id,
  kind,
  pattern: new RegExp(pattern, 'gu'),
  reason,
});

const CHEST_FEELING = String.raw`(?:pains?|pressure|discomfort|aches?|aching|hurts?|hurting|tight|tightness|tightens|squeez(?:e|ing)|heavy|heaviness|burning|crushing)`;

export const EMERGENCY_RULES: readonly SafetyRule[] = [
  rule(
    'chest',
    String.raw`\bchest (?:(?:is|was|feels?|felt|gets?|got|starts?|started|really|so|very|also) ){0,3}${CHEST_FEELING}\b|\b(?:pains?|pressure|tightness|heaviness|ache|crushing|squeezing|hurts?) (?:feeling |sensation |pain )?(?:in|on|across|inside|around) (?:my |the )?(?:left |right |upper )?chest\b|\b(?:tight|crushing|heavy) chest\b`,
    'Chest pain on exertion is the heart until somebody has looked. "Chest press" and "chest to floor" are exercises.',
  ),
  rule(
    'fainting',
    String.raw`\bfaint(?:ed|ing|s)?\b(?! (?:hope|idea|memory|line|smell|praise))|\bpass(?:ed|ing|es)? out\b(?! (?:on (?:the|my) (?:couch|sofa|bed)|in (?:my )?bed|asleep|cold from|flyers|shirts))|\bblack(?:ed|ing)? out\b|\bblackouts?\b|\blost consciousness\b|\bcollapsed?\b(?! (?:on|onto|over|at|after|across|in a heap|under))`,
    'Fainting during or after effort needs a doctor the same day. Lying down at the finish line does not.',
  ),
  rule(
    'numbness',
    String.raw`\b(?:numbness|pins and needles)\b|\b(?:numb|tingling|lost (?:all )?(?:feeling|sensation)) (?:[a-z]+ ){0,3}(?:groin|saddle|face|arms?|legs?|thighs?|side|body|both)\b|\b(?:groin|saddle|face|arms?|legs?|thighs?|side|body) (?:(?:is|are|was|were|has|have|feels?|felt|goes|went|go|gone|going|getting|gets?|all|completely|totally) ){0,3}(?:numb|tingling)\b|\b(?:cant|cannot) feel (?:my |the )(?:groin|legs?|arms?|face|side)\b`,
    'Numbness of a limb, the face or the saddle area is a nerve or a stroke. Cold fingers on the SkiErg are a symptom.',
  ),
  rule(
    'bladder',
    String.raw`\b(?:lost|losing|loss of|no) (?:[a-z]+ ){0,2}control (?:of|over) (?:[a-z]+ ){0,2}(?:bladder|bowels?)\b|\bbladder control\b|\bincontinen(?:t|ce)\b`,
    'With back pain: pressure on the spinal cord, hours count.',
  ),
  rule(
    'rhabdo',
    String.raw`\b(?:dark|brown|cola|coke|tea|red|black)(?:[ -]colou?red)? (?:urine|pee|piss)\b|\b(?:urine|pee) (?:is |was |looks? |looked |turned |has turned )(?:very |really )?(?:dark|brown|black|red|like cola|cola|tea)\b|\bblood in my (?:urine|pee)\b|\brhabdo(?:myolysis)?\b`,
    'Muscle breakdown that can cost the kidneys.',
  ),
  rule(
    'breath',
    String.raw`\b(?:cant|cannot|couldnt|unable to|struggling to|hard to|trouble) breath(?:e|ing)?\b(?! (?:through|in sync|in rhythm))|\bshort(?:ness)? of breath (?:[a-z]+ ){0,3}(?:at rest|resting|lying|sitting|sleep)|\bcoughing up blood\b`,
    'Breathlessness out of proportion. "Out of breath" is training.',
  ),
  rule(
    'heart-rhythm',
    String.raw`\b(?:heart )?palpitations?\b|\bheart (?:is |was |keeps? |kept )?(?:skipping|skips|skipped|flutter(?:ing|s)?|racing at rest|irregular)\b|\birregular heart(?:beat| rate| rhythm)?\b`,
    'A rhythm that is felt needs an ECG before the next session.',
  ),
  rule(
    'heat',
    String.raw`\bheat ?stroke\b|\b(?:confused|disoriented|slurr(?:ed|ing)) (?:[a-z]+ ){0,5}(?:heat|sun|race|run|session|workout|speech)\b|\bslurred speech\b`,
    'Confusion in the heat is heat stroke until cooled.',
  ),
  rule(
    'self-harm',
    String.raw`\bsuicid(?:e|al)\b(?! (?:pace|run|runs|sprints?|drills?))|\b(?:want|going|plan(?:ning)?|thinking (?:of|about)) (?:to )?(?:kill(?:ing)?|hurt(?:ing)?|harm(?:ing)?|end(?:ing)?) (?:myself|my life|it all)\b|\bself[ -]harm(?:ing|ed)?\b|\bdont want to (?:live|be alive)\b`,
    'A person in danger comes before any training question.',
    'crisis',
  ),
];
