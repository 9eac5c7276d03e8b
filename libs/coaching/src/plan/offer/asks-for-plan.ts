import { normaliseForRules } from '../../safety/normalise-text.ts';

/** What an athlete calls a plan over days or weeks. A plan for one race, one meal or one session is none. */
const THING = String.raw`(?:(?:training|workout|fitness|hyrox|strength|running|weekly|race prep|build[- ]?up|[a-z0-9]+[- ](?:week|month|day)) )*(?:training plan|workout plan|plan|program(?:me)?|schedule|training block|[a-z0-9]+[- ]week block|block (?:before|until|up to)|build[- ]?up (?:to|for|until) (?:my|the) race|training cycle|training calendar|peaking block|taper)`;
const FILLER = String.raw`(?:(?!not\b|dont\b|never\b)[a-z0-9'-]+,? ){0,6}`;
const MAKE = String.raw`(?:make|build|write|create|design|draft|give|send|put together|set up|lay out|map out|come up with|prepare|generate|produce|suggest|recommend|sketch|do|get|need|want|would like|i'?d like|like to have|looking for|after|love|got|any chance of|map|draw(?: me)? up|start me on|set me up with|rewrite|redo|rework|update|adjust|adapt)`;
const COUNT = String.raw`(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|sixteen)`;
/** What turns a stretch of time into a plan when it is done to one's own training. */
const LAY_OUT = String.raw`(?:plan|map|lay|write|draw|break|split|programm?e?|periodi[sz]e|structure|organi[sz]e|schedule|set up|fill)`;

const ASKED = new RegExp(
  [
    String.raw`\b${MAKE} ${FILLER}${THING}\b`,
    String.raw`\b${LAY_OUT} (?:out )?(?:my|our|the next|the|this|me|one) (?:[a-z0-9-]+ ){0,3}(?:weeks?|months?|training|season|build[- ]?up|block|preparation|prep)\b`,
    String.raw`\b${MAKE} ${FILLER}(?:${COUNT} (?:weeks?|months?)|(?:the )?next (?:week|month|${COUNT} (?:weeks|months))) of (?:[a-z-]+ ){0,3}(?:training|work|workouts|sessions|running|strength)\b`,
    String.raw`\bwhat (?:should|would|could|will) my (?:[a-z0-9-]+ ){0,2}weeks? (?:be|look)\b`,
    String.raw`\bwhat to (?:do|train|run) (?:on )?(?:each|every) day\b|\bwhat (?:do|should|can) i (?:do|train) (?:each|every) day\b|\bday by day what to do\b|\bhow should i train (?:each|every) day\b`,
    String.raw`\b(?:put|enter) (?:my|the) training (?:in|into|on) (?:a|my) calendar\b|\bfill my calendar with (?:[a-z]+ )?training\b`,
    String.raw`\b${MAKE} ${FILLER}routine (?:for ${COUNT} (?:mornings|evenings|days|sessions)|i can follow)\b`,
    String.raw`\b${COUNT} (?:weeks?|months?)\b[^.!?]*\b(?:build|make|write|plan) me something\b`,
    String.raw`^(?:[a-z0-9-]+,? ){0,2}(?:plan|programme?) for (?:${COUNT} (?:weeks|months)|the (?:last|next|coming) )|^${COUNT} weeks\b[^.!?]*\bplan\b`,
    String.raw`\b(?:turn|make) (?:this|that|it) into (?:a|my) ${THING}\b`,
    String.raw`\bcan i (?:have|get) ${FILLER}${THING}\b`,
    String.raw`\bwhat (?:would|should|could) (?:my|a|an|the) ${FILLER}${THING} (?:be|look)\b`,
    String.raw`^(?:[a-z0-9-]+ ){0,3}(?:week|training) (?:plan|program(?:me)?|schedule)\b(?! is| was| says| has)`,
    String.raw`\b${LAY_OUT} (?:my|our) (?:[a-z0-9-]+ ){0,3}year\b`,
  ].join('|'),
  'u',
);

/** A plan for something that is no training, or talk about a plan there is already. */
const OTHER = new RegExp(
  [
    String.raw`\b(?:race|pacing|pace|meal|nutrition|fuel(?:l?ing)?|eating|diet|hydration|travel|recovery|sleep|game|backup|payment|subscription|warm[- ]?up|race[- ]day) (?:plan|program(?:me)?|schedule)\b`,
    String.raw`^(?:is|are|was|were|does|did|which|what makes|how (?:long|many|much|good)) |\bplan of attack\b`,
    String.raw`\bi(?:'?m| am)? (?:do|did|follow|use|run|doing|following|using) (?:the|a|an) (?:[a-z0-9-]+ ){0,3}(?:plan|program(?:me)?|schedule)\b`,
    String.raw`\b(?:do|does|did|what|why|how|when|where|which) (?:[a-z']+ ){0,3}(?:i|you|people|athletes|pros|we) (?:really )?need (?:a|the|to|any) (?:[a-z-]+ ){0,3}(?:plan|program(?:me)?|schedule)\b`,
    String.raw`\b(?:don'?t|do not|didn'?t|not|never|no longer) (?:[a-z']+ ){0,3}(?:want|need|make|give|build|write|create|like) (?:[a-z']+ ){0,3}(?:plan|program(?:me)?|schedule)\b`,
    String.raw`\b(?:with|in|on|from|of|about|before|finished|following|follow|changed?|missed) (?:my|the|this|that|your|our) (?:[a-z0-9-]+ ){0,3}(?:plan|program(?:me)?|schedule)\b`,
  ].join('|'),
  'u',
);

/** Does the athlete ask for a training plan over days or weeks? A single session, a pacing plan or a word about an old plan is none. */
export function asksForPlan(message: string): boolean {
  const sentences = normaliseForRules(message).split(/[.!?;\n]+(?=\s|$)/u);
  return sentences.some((sentence) => ASKED.test(sentence.trim()) && !OTHER.test(sentence));
}
