import type { Rendered } from '../compose/render-example.ts';
import { checkAnswers } from './check-answers.ts';
import { checkContext } from './check-context.ts';
import { checkLoads } from './check-loads.ts';
import { checkProportions, sharesOf, type Shares } from './set/check-proportions.ts';
import { checkSafety } from './check-safety.ts';
import { checkShape } from './check-shape.ts';
import { CONTEXT_TOKENS, type CountTrainingTokens } from './count-training-tokens.ts';
import { findContamination, type ExamQuestion } from './set/find-contamination.ts';
import { findNearDuplicates } from './set/find-near-duplicates.ts';
import { Findings, type Finding } from './finding.ts';

export interface ValidateDeps {
  countTokens: CountTrainingTokens;
  knownSources: ReadonlySet<string>;
  /** What a model is examined with; nothing of it may be in the examples. */
  exam: readonly ExamQuestion[];
  /** Whether the set claims to be whole, so that its proportions count. */
  isWholeSet: boolean;
}

export interface ValidationReport {
  examples: number;
  answers: number;
  /** Words of the answers. */
  words: { mean: number; least: number; most: number };
  /** Llama 3.3 template tokens. */
  tokens: { total: number; mean: number; p95: number; most: number };
  shares: Shares;
  findings: Finding[];
}

function checkOne(conversation: Rendered, tokens: number, deps: ValidateDeps): Finding[] {
  const found = new Findings(conversation.id);
  checkShape(conversation.messages, found);
  checkAnswers(conversation, found);
  checkSafety(conversation, found);
  checkLoads(conversation, found);
  checkContext(conversation, deps.knownSources, found);
  if (tokens > CONTEXT_TOKENS) found.error('too-long', `has ${tokens} tokens, ${CONTEXT_TOKENS} fit`);
  return found.list;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => (values.length ? Math.round(sum(values) / values.length) : 0);

/** Every rule over every conversation and over the set. Pure but for the token counter. */
export function checkExamples(set: readonly Rendered[], deps: ValidateDeps): ValidationReport {
  const tokens = set.map((one) => deps.countTokens(one.messages));
  const answers = set.flatMap((one) => one.messages.filter((message) => message.role === 'assistant'));
  const words = answers.map(({ content }) => content.split(/\s+/u).filter(Boolean).length);
  const sorted = tokens.toSorted((a, b) => a - b);
  return {
    examples: set.length,
    answers: answers.length,
    words: { mean: mean(words), least: Math.min(...words), most: Math.max(...words) },
    tokens: { total: sum(tokens), mean: mean(tokens), p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0, most: sorted.at(-1) ?? 0 },
    shares: sharesOf(set),
    findings: [
      ...set.flatMap((one, at) => checkOne(one, tokens[at] ?? 0, deps)),
      ...findNearDuplicates(set),
      ...findContamination(set, deps.exam),
      ...(deps.isWholeSet ? checkProportions(set) : []),
    ],
  };
}
