import type { Mention } from '../find-mentions.ts';
import type { SafetyKind, SafetyRule } from '../safety-rule.ts';
import { HEARD_KINDS, type Classifier, type HeardKind } from './classifier.ts';

/** What counts in a message, given what the phrases found in it. */
export type Listen = (message: string, mentions: readonly Mention[]) => Mention[];

/** Never dropped, whatever the classifier thinks: a wrong guess here costs more than an alarm. */
const CERTAIN: ReadonlySet<SafetyKind> = new Set(['crisis', 'hostile', 'off_topic', 'manipulation', 'minor']);

/** For the record: the kind and how sure, in tenths of a logit. Never a word of the message. */
const heardRule = (kind: HeardKind, score: number): SafetyRule => ({
  id: `heard/${kind}/${Math.round(10 * score)}`,
  kind,
  reason: 'The classifier heard it in the words of the whole message.',
});

/**
 * The classifier beside the phrases: it adds what no phrase said, and drops a phrase that is not certain where the whole message says
 * that it is a look-alike.
 */
export function listenWith(classifier: Classifier): Listen {
  const { alarmFrom, dropBelow } = classifier.mix;
  return (message, mentions) => {
    const { score, kind } = classifier.hear(message, mentions);
    const kept = mentions.filter((mention) => CERTAIN.has(mention.kind) || score >= dropBelow);
    const isStopped = kept.some((mention) => (HEARD_KINDS as readonly string[]).includes(mention.kind));
    if (isStopped || score < alarmFrom) return kept;
    return [...kept, { rule: heardRule(kind, score), kind, about: 'athlete', said: '' }];
  };
}
