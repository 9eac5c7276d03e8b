import { normaliseForRules, withoutIdioms } from './normalise-text.ts';
import { PhraseIndex, type Found } from './phrase-index.ts';
import { isDoubted, isLongOver } from './read-doubt.ts';
import { aboutWhom } from './read-whose.ts';
import { SAFETY_RULES } from './rules.ts';
import { SPORT } from './rules/off-topic.ts';
import { WORDS } from './rules/words.ts';
import { splitSentences } from './split-sentences.ts';
import { CLUES, type Clue, type SafetyKind, type SafetyRule } from './safety-rule.ts';

/** A rule that matched, what it means here, and of whom the sentence speaks. */
export interface Mention {
  rule: SafetyRule;
  kind: SafetyKind;
  about: 'athlete' | 'other';
  /** The words that matched. Never stored. */
  said: string;
}

const PHRASES = new PhraseIndex<SafetyRule>();
for (const rule of SAFETY_RULES) PHRASES.add(rule.says ?? [], rule, WORDS);
const PATTERNS = SAFETY_RULES.flatMap((rule) => (rule.pattern ? [{ rule, pattern: rule.pattern }] : []));

/** Every place where a rule matches a sentence, before it is doubted. */
function placesIn(sentence: string): Found<SafetyRule>[] {
  const matched = PATTERNS.flatMap(({ rule, pattern }) =>
    [...sentence.matchAll(pattern)].map((match) => ({ index: match.index, said: match[0], value: rule })),
  );
  return [...PHRASES.find(sentence), ...matched];
}

function mentionsIn(sentence: string): Mention[] {
  return placesIn(sentence).flatMap(({ index, said, value: rule }) => {
    const before = sentence.slice(0, index);
    const after = sentence.slice(index + said.length);
    if (isDoubted(rule, { before, said, after })) return [];
    return [{ rule, kind: rule.kind, said, about: rule.anybody ? 'athlete' : aboutWhom(before, said, after) }];
  });
}

/** Weak signs count where two different ones speak of the same thing. */
function weigh(weak: readonly Mention[]): Mention[] {
  return (Object.keys(CLUES) as Clue[]).flatMap((clue) => {
    const signs = weak.filter(({ rule }) => rule.clues?.includes(clue));
    const enough = new Set(signs.map(({ rule }) => rule.id)).size >= 2;
    return enough ? signs.map((mention): Mention => ({ ...mention, kind: CLUES[clue] })) : [];
  });
}

/**
 * What a text says about health, substances and conduct, sentence by sentence. Leaves out what is denied ("no herniated disc"), only
 * asked about ("how do I avoid a stress fracture"), long over, or a figure of speech; says when somebody else is meant.
 */
export function findMentions(text: string): Mention[] {
  const whole = normaliseForRules(text);
  const plain = withoutIdioms(whole);
  const found = splitSentences(plain).flatMap(mentionsIn);
  const over = isLongOver(whole);
  const isFather = /\b(?:my wife|my girlfriend|im a dad|as a dad|new dad|paternity|my missus)\b/u.test(whole);
  const isSport = SPORT.isIn(plain);
  const counted = found.filter(({ kind }) => (kind === 'off_topic' ? !isSport : !over || kind === 'crisis' || kind === 'hostile'));
  for (const mention of counted) if (mention.kind === 'pregnancy' && isFather) mention.about = 'other';
  const alone = counted.filter(({ rule }) => !rule.clues);
  return [...alone, ...weigh(counted.filter(({ rule }) => rule.clues))];
}
