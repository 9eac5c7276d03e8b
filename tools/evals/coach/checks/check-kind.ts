import type { ChatMessage, Notice, Source } from '@hyrox/contracts';
import { z } from 'zod';
import type { PlanMade } from '../ask/ask-for-plan.ts';
import type { Season } from './truth.ts';

/** `pipeline`: what our own code promises, whatever the model says. `model`: what only a model can do well or badly. */
export const Scope = z.enum(['pipeline', 'model']);
export type Scope = z.infer<typeof Scope>;

/** What is known of one answer when it is judged. */
export interface AnswerFacts {
  question: string;
  /** What was said before it in the conversation, oldest first. */
  earlier: readonly { role: 'user' | 'assistant'; content: string }[];
  text: string;
  outcome: string;
  finish: string;
  sources: readonly Source[];
  notices: readonly Notice[];
  /** The messages the model was sent; null when the provider does not tell. */
  sent: readonly ChatMessage[] | null;
  /** The answer as the athlete's own data export has it; null when it is not there. */
  stored: { promptVersion: string | null; chunkIds: readonly string[]; content: string; notices: readonly Notice[] } | null;
  /** What came of asking for the plan of this turn; null where no check is about one. */
  planMade: PlanMade | null;
}

/** `pass` is null when the check could not be decided from what can be seen. */
export interface Finding {
  pass: boolean | null;
  evidence: string;
}

export type Decide = (facts: AnswerFacts) => Finding;

/** One kind of check: its name in YAML, where it belongs unless the line says otherwise, and how a line becomes a decision. */
export interface CheckKind {
  kind: string;
  scope: Scope;
  /** Throws a ZodError when the settings of the line do not fit. */
  prepare(settings: unknown, season: Season): Decide;
}

/** Declares a kind. `decide` is pure. */
export function defineKind<Shape extends z.ZodRawShape>(
  kind: string,
  scope: Scope,
  shape: Shape,
  decide: (settings: z.output<z.ZodObject<Shape, z.core.$strict>>, facts: AnswerFacts, season: Season) => Finding,
): CheckKind {
  const schema = z.strictObject(shape);
  return {
    kind,
    scope,
    prepare: (line, season) => {
      const settings = schema.parse(line);
      return (facts) => decide(settings, facts, season);
    },
  };
}

export const passIf = (pass: boolean, evidence: string): Finding => ({ pass, evidence });

/** A term: phrases with `|` between them. */
export const Term = z.string().min(1);
export const Terms = z.array(Term).min(1);
