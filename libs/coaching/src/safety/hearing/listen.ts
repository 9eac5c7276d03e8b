import type { Mention } from '../find-mentions.ts';
import type { SafetyRule } from '../safety-rule.ts';
import { isHeard, type Classifier, type HeardKind, type Mix } from './classifier.ts';

/** What counts in a message, given what the phrases found in it. */
export type Listen = (message: string, mentions: readonly Mention[]) => Mention[];

/** For the record: the kind and how sure, in tenths of a logit. Never a word of the message. */
const heardRule = (kind: HeardKind, score: number): SafetyRule => ({
  id: `heard/${kind}/${Math.round(10 * score)}`,
  kind,
  reason: 'The classifier heard it in the words of the whole message.',
});

/** Conduct is not the classifier's matter, and a rule that counts even where it is denied counts here too. */
const isBelieved = ({ kind, rule }: Mention, score: number, { dropBelow }: Mix): boolean =>
  !isHeard(kind) || rule.always === true || score >= dropBelow[kind];

/**
 * The classifier beside the phrases: it adds what no phrase said, and drops a phrase where the whole message says that it is a
 * look-alike. The graver the kind, the longer a phrase is believed.
 */
export function listenWith({ hear, mix }: Classifier): Listen {
  return (message, mentions) => {
    const { score, kind } = hear(message, mentions);
    const believed = mentions.filter((mention) => isBelieved(mention, score, mix));
    if (score < mix.alarmFrom || believed.some((mention) => isHeard(mention.kind))) return believed;
    return [...believed, { rule: heardRule(kind, score), kind, about: 'athlete', said: '' }];
  };
}
