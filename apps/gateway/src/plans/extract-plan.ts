import { buildExtractionMessages, looksLikePlan, readExtraction } from '@hyrox/coaching';
import { inferenceComplete, planJsonSchema, type EngineReason, type Plan, type PlanFinding, type PlanInputs } from '@hyrox/contracts';
import { type Logger, reasonOf } from '@hyrox/telemetry';
import type { AskBus } from '../bus-token.ts';

/** The provider's whole time and a little for the way. */
const EXTRACTION_MS = 160_000;
/** About twelve weeks of five sessions in the schema. A model that writes slower than the provider's time allows leaves it to the engine. */
const MOST_TOKENS = 24_000;
const SCHEMA = { name: 'training_plan', schema: planJsonSchema() };

export type Extracted = { ok: true; plan: Plan; findings: PlanFinding[] } | { ok: false; because: Exclude<EngineReason, 'asked'> };

/** The plan that an answer holds, by a second call in JSON mode, repaired and checked; or why there is none that can be used. */
export async function extractPlan(
  turn: { athleteRef: string; turnId: string; message: string; answer: string; summary: string | null },
  inputs: PlanInputs,
  { bus, log }: { bus: AskBus; log: Pick<Logger, 'warn'> },
): Promise<Extracted> {
  if (!looksLikePlan(turn.answer)) return { ok: false, because: 'no_plan_in_answer' };
  const { message, answer, summary } = turn;
  const call = {
    requestId: `plan:${turn.turnId}`,
    subjectKey: turn.athleteRef,
    purpose: 'plan-extraction',
    messages: buildExtractionMessages({ message, answer, summary, today: inputs.today, raceDate: inputs.raceDate }),
    maxTokens: MOST_TOKENS,
    temperature: 0,
    jsonSchema: SCHEMA,
  };
  try {
    const { text } = await bus.ask(inferenceComplete, call, { timeoutMs: EXTRACTION_MS });
    return readExtraction(text, inputs);
  } catch (error) {
    log.warn({ turnId: turn.turnId, reason: reasonOf(error) }, 'a plan could not be taken from its answer, the engine makes one');
    return { ok: false, because: 'unavailable' };
  }
}
