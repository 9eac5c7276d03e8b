const NUMBER = String.raw`(?:\d+|two|three|four|five|six|eight|ten|twelve|fifteen|twenty)`;

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
