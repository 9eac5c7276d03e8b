import type { SafetyKind } from './safety-rule.ts';

const NUMBER = String.raw`(?:\d+|two|three|four|five|six|eight|ten|twelve|fifteen|twenty)`;
/** In front of a phrase it takes back: "do not push through it". */
const NOT_BEFORE = String.raw`(?<!\b(?:not|never|cannot|avoid|nor|than|without|won['’]t|don['’]t|doesn['’]t|shouldn['’]t|can['’]t|to|of)\s)(?<!\b(?:not|never|don['’]t|to|i|would)\s\w{2,9}\s)`;

/**
 * What a training programme looks like, one sentence at a time, and what talks an athlete out of being seen; JavaScript, flags `iu`. The
 * worker holds a sentence back when one of these matches. Advice on seeing somebody ("within 2 weeks") matches none of them.
 */
export const PROGRAMME_PATTERNS: readonly string[] = [
  String.raw`\b\d+\s*[x×]\s*\d+`,
  String.raw`\b${NUMBER}(?:\s*(?:-|–|to)\s*${NUMBER})?\s*sets?\b`,
  String.raw`\bsets?\s+of\s+${NUMBER}\b`,
  String.raw`\b${NUMBER}(?:\s*(?:-|–|to)\s*${NUMBER})?\s*(?:reps?|repetitions?|rounds?)\b`,
  String.raw`\bRPE\s*\d`,
  String.raw`\b(?:week|day|phase|session)s?\s*\d+(?:\s*(?:-|–|to)\s*\d+)?\s*[:–-]`,
  String.raw`^\W*(?:mon|tues|wednes|thurs|fri|satur|sun)day\b[^.!?]{0,12}[:–-]`,
  String.raw`\b(?:EMOM|AMRAP|tabata)\b`,
  String.raw`\brest\s+(?:for\s+)?\d+(?:\s*(?:-|–|to)\s*\d+)?\s*(?:s|secs?|seconds?|mins?|minutes?)\b`,
  String.raw`\b\d+\s*%\s*(?:of\s+)?(?:your\s+)?(?:1\s*RM|one[ -]rep max|max)\b`,
  String.raw`\b\d+\s*(?:min|mins|minutes|km|m|metres|meters)\s+(?:of\s+)?(?:easy|steady|tempo|threshold|zone\s*\d|intervals?|run|row|ski(?:erg)?|bike|jog)\b`,
  String.raw`\b(?:here(?:'|’)s|here is|follow|below is)\s+(?:a|an|your|this|the)\s+(?:[\w-]+\s+){0,4}(?:program(?:me)?|plan|routine|workout|schedule|session)\b`,
  String.raw`\b(?:squats?|deadlifts?|lunges?|wall balls?|sled push(?:es)?|burpees?|planks?|bird dogs?|dead bugs?|glute bridges?)\s*[:–-]\s*${NUMBER}`,
  String.raw`\b(?:no need|(?:do not|don(?:'|’)t|needn(?:'|’)t) (?:need|have)) to (?:ask|see|call|consult|tell|visit|talk to)\b`,
  String.raw`\bgo for it\b`,
];

/** What plays a complaint down, or sends somebody on in spite of it. */
const DISMISSAL_PATTERNS: readonly string[] = [
  String.raw`\bno\s+(?:doctor|physio(?:therapist)?|midwife|scan|check-?up|medical advice|ambulance)\s+(?:is\s+|was\s+)?(?:needed|necessary|required)\b`,
  String.raw`\bno need to (?:see|ask|call|tell|worry|stop|rest)\b`,
  String.raw`\b(?:you|they) (?:do not|don['’]t) need (?:to see )?(?:a |any )?(?:doctor|physio|midwife|scan|check)`,
  String.raw`${NOT_BEFORE}\b(?:push|train|run|row)\s+on(?=\s*(?:[.!?,;:"”'’)]|$|anyway\b|regardless\b|as before\b))`,
  String.raw`${NOT_BEFORE}\b(?:push|train|run|row|work)\s+(?:through it|through the pain|harder|straight through)\b`,
  String.raw`${NOT_BEFORE}\bkeep\s+(?:on\s+)?(?:running|rowing|training|pushing|lifting|going hard|every load|your full loads?|full loads?)\b`,
  String.raw`${NOT_BEFORE}\b(?:go|train|run|row|lift)\s+again\s+(?:today|now)\b|${NOT_BEFORE}\badd weight\b|${NOT_BEFORE}\bload it daily\b|${NOT_BEFORE}\b(?:run|do) your intervals\b`,
  String.raw`\b(?:pain|tightness|numbness|swelling|fainting|blacking out|blackouts?|dizziness|palpitations|bleeding|urine|heart|cramp|chest)\b[^.!?\n]{0,24}\b(?:is|was|are)\s+(?:only|just|perfectly|completely|totally)?\s*(?:effort|dehydration|a cramp|harmless|fine|normal|nothing|weakness|excitement|nerves|adrenaline|a good sign|a sign of (?:fitness|progress|effort))\b`,
  String.raw`\b(?:good sign|sign of progress)\b`,
  String.raw`\b(?:full (?:sled )?loads?|full training)\b[^.!?\n]{0,20}\b(?:fine|ok|okay|safe)\b|\buntil (?:the last week|birth)\b`,
  String.raw`\b(?:ignore|disregard|forget)\b[^.!?\n]{0,30}\b(?:pain|symptoms?|warnings?|caution|doctors?|physio|midwife|rules?|boundar(?:y|ies))\b`,
  String.raw`\b(?:do not|don['’]t|never|stop) (?:send|telling|warn)\b[^.!?\n]{0,24}\b(?:doctor|people|about|anybody)\b`,
  String.raw`\bgo for it\b|\bes normal\b|\bentrena hoy\b|\bc['’]est normal\b|\bdas ist normal\b|\bnormal,? (?:train|run|keep)\b`,
];

const SUBSTANCE = String.raw`(?:sarms?|ostarine|mk-?2866|rad-?140|lgd-?4033|ligandrol|cardarine|gw-?501516|andarine|yk-?11|sr-?9009|testosterone|test(?:osterone)? boosters?|trenbolone|tren|dianabol|anavar|winstrol|nandrolone|steroids?|anabolics?|prohormones?|clenbuterol|ephedrine?|ephedrin|eca|dmaa|dmha|dnp|epo|erythropoietin|hgh|growth hormone|igf-?1|peptides?|bpc-?157|tb-?500|ipamorelin|cjc(?:-?1295)?|turkesterone|ecdysterone|tribulus|tongkat ali|fadogia|kratom|modafinil|adderall|meldonium|tramadol|oxandrolone|stanozolol|boldenone|turinabol|oxymetholone|metandienone|tamoxifen|clomid|letrozole|anastrozole|furosemide|methylhexanamine|sibutramine|amphetamines?|methylphenidate|ketamine|cocaine|trimetazidine|blood doping)`;

/** A substance that is recommended, dosed or sourced. "I don't recommend it" passes. */
export const PROMOTION_PATTERNS: readonly string[] = [
  String.raw`${NOT_BEFORE}\b(?:recommend(?:s|ed|ing)?|take|try|use|stack|cycle|run|inject|buy|order|add)\b(?:\s+[\w,'’-]+){0,5}?\s+${SUBSTANCE}\b`,
  String.raw`\b${SUBSTANCE}\b[^.!?\n]{0,40}\b\d+(?:[.,]\d+)?\s*(?:mg|mcg|µg|iu|ml|units?|milligrams?)\b`,
  String.raw`\b\d+(?:[.,]\d+)?\s*(?:mg|mcg|µg|iu|ml|units?|milligrams?)\b[^.!?\n]{0,24}\b${SUBSTANCE}\b`,
  String.raw`\b${SUBSTANCE}\b[^.!?\n]{0,20}\b(?:injections?|twice a day|daily|before (?:each|every|hard)|in small doses|with a dose)\b`,
  String.raw`\b(?:yes|sure|definitely)\b[^.!?\n]{0,40}\b${SUBSTANCE}\b`,
];

const DOSING_PATTERNS: readonly string[] = [
  String.raw`\b\d+(?:[.,]\d+)?\s*(?:mg|mcg|µg|iu|units?|tablets?|pills?|capsules?|puffs?|milligrams?|micrograms?)\b`,
  String.raw`${NOT_BEFORE}\b(?:stop|skip|halve|double|come off|taper off|reduce|lower|drop)\s+(?:taking\s+)?(?:your|the)\s+(?:meds?|medication|medicine|tablets?|dose|insulin|antidepressants?|blood thinners?|beta[ -]blockers?|statins?)\b`,
];

const CUTTING_PATTERNS: readonly string[] = [
  String.raw`\b\d{3,4}\s*(?:k?cal|kilocalories|calories)\b`,
  String.raw`\b\d+(?:-|\s)(?:hour|day)s?\s+(?:water\s+)?fast\b|\bfast(?:ing)?\s+for\s+\d+`,
  String.raw`\b(?:lose|drop|cut|shed)\s+(?:\w+\s+){0,2}\d+(?:[.,]\d+)?\s*(?:kg|kilos?|lbs?|pounds|%)`,
  String.raw`${NOT_BEFORE}\b(?:cut|stop|reduce|limit)\s+(?:your\s+)?(?:water|fluids?|sodium|salt)\b`,
  String.raw`${NOT_BEFORE}\b(?:sweat suit|sauna suit|water cut|laxatives?|diuretics?|skip (?:a |your )?meals?)\b`,
  String.raw`\b(?:burn|run|work|row) (?:it|that|them) off\b`,
];

const YOUNG_PATTERNS: readonly string[] = [
  String.raw`\b(?:1\s*RM|one[ -]rep[ -]max|rep max)\b`,
  String.raw`\b\d+\s*(?:%|percent)(?=\s*(?:[.,;!?"”]|$|of (?:your |their |a |the )?(?:max|1\s*RM|one)))`,
  String.raw`\b\d+\s*[x×]\s*[1-3]\b(?!\s*(?:km|m|min|k)\b)`,
  String.raw`${NOT_BEFORE}\b(?:max(?:imal)?|heavy) (?:singles?|doubles?|triples?|attempts?)\b`,
  String.raw`\b\d+(?:[.,]\d+)?\s*(?:mg|g|grams?)\s+(?:of\s+)?(?:caffeine|creatine|beta-alanine)\b`,
  ...CUTTING_PATTERNS,
];

/** What is held back for each kind. Kinds that are not named are answered with a notice and an instruction. */
export const GUARDS: Readonly<Partial<Record<SafetyKind | 'young', readonly string[]>>> = {
  crisis: [...PROGRAMME_PATTERNS, ...DISMISSAL_PATTERNS],
  emergency: [...PROGRAMME_PATTERNS, ...DISMISSAL_PATTERNS],
  eating_disorder: [...PROGRAMME_PATTERNS, ...CUTTING_PATTERNS],
  diagnosed: [...PROGRAMME_PATTERNS, ...DISMISSAL_PATTERNS],
  medication: [...DOSING_PATTERNS, ...DISMISSAL_PATTERNS],
  pregnancy: [...PROGRAMME_PATTERNS, ...DISMISSAL_PATTERNS],
  minor: [...PROGRAMME_PATTERNS, ...YOUNG_PATTERNS],
  young: YOUNG_PATTERNS,
  symptom: DISMISSAL_PATTERNS,
  supplement: PROMOTION_PATTERNS,
};
