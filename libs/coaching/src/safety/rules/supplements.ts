import type { SafetyRule } from '../safety-rule.ts';

const rule = (id: string, pattern: string, reason: string): SafetyRule => ({
  id,
  kind: 'supplement',
  pattern: new RegExp(pattern, 'gu'),
  reason,
});

export const SUPPLEMENT_RULES: readonly SafetyRule[] = [
  rule(
    'test-booster',
    String.raw`\b(?:testosterone|test|t|natural test|hormone)[ -]boost(?:ers?|ing)\b|\bboost(?:ing)? (?:my )?(?:testosterone|test levels)\b|\btrt\b|\btestosterone (?:replacement|injections?|cypionate|enanthate|gel|shots?|cycle)\b`,
    'Named by the system prompt.',
  ),
  rule(
    'sarms',
    String.raw`\bsarms?\b|\b(?:ostarine|ligandrol|lgd[- ]?4033|rad[- ]?140|mk[- ]?(?:677|2866)|ibutamoren|cardarine|gw[- ]?501516|andarine|yk[- ]?11)\b`,
    'Unregulated, prohibited in sport.',
  ),
  rule(
    'steroids',
    String.raw`\b(?:anabolic|anabolics)\b|\b(?<!cortico|cortico |nasal |inhaled |cortisone )steroids?\b(?! (?:injection|inhaler|cream|spray|shot for))|\b(?:trenbolone|dianabol|dbol|winstrol|anavar|nandrolone|deca durabolin|oxandrolone|prohormones?)\b`,
    'Prohibited. A cortisone injection is a treatment and not this.',
  ),
  rule(
    'peptides',
    String.raw`\b(?:bpc[- ]?157|tb[- ]?500|hgh|human growth hormone|growth hormone|igf-?1|erythropoietin|epo|blood doping|peptides?(?= (?:stack|cycle|injections?|for))|ipamorelin|cjc[- ]?1295)\b`,
    'Prohibited or unapproved. Collagen peptides in food are left out.',
  ),
  rule(
    'stimulants',
    String.raw`\b(?:dmaa|dmha|ephedr(?:a|ine)|clenbuterol|clen|eca stack|dnp|dinitrophenol|amphetamines?|adderall|modafinil)\b`,
    'Dangerous under load, several have killed athletes.',
  ),
  rule(
    'unproven',
    String.raw`\b(?:turkesterone|ecdysterone|tribulus|tongkat ali|fadogia|deer antler|kratom|proprietary blend)\b`,
    'Sold with claims that trials do not bear out.',
  ),
];
