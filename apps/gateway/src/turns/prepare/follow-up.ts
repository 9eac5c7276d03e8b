const SHORT_WORDS = 12;
const CONNECTS =
  /^\W*(?:and|or|but|so|then|also|what about|how about|what if|why|that|this|it|its|they|those|these|the same|same|yes|no|ok|okay|more|which)\b/iu;
const TOPIC =
  /\b(?:ski ?erg|sled|burpees?|row(?:ing|er)?|farmers?|sandbag|lunges?|wall ?balls?|run(?:ning|s)?|pac(?:e|ing)|compromised|nutrition|caffeine|creatine|carbs?|recovery|taper|sleep|injur(?:y|ies)|strength|zone ?2|interval|race|doubles|relay|division|hyrox)\b/iu;

/**
 * May this message lean on the question before it? Wider than the rule of retrieval on purpose: retrieval decides, this only decides
 * whether it matters that retrieval is told the right previous question.
 */
export function mayBeFollowUp(message: string): boolean {
  return message.trim().split(/\s+/u).length <= SHORT_WORDS || CONNECTS.test(message) || !TOPIC.test(message);
}
