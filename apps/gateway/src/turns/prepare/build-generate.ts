import { buildCoachMessages, countPrompt, placeExamples, PROMPT_VERSION, type CountTokens, type SafetyRoute } from '@hyrox/coaching';
import { TURN_LIMITS, type AthleteSummary, type ConductState, type GenerateInput, type Stages } from '@hyrox/contracts';
import { injectTrace } from '@hyrox/telemetry';
import { exampleTokens } from '../../telemetry.ts';
import type { ExampleFindings } from './find-examples.ts';
import type { SearchFindings } from './gather-context.ts';

/** The hand-off's sampling temperature; validated together with its prompt. */
const TEMPERATURE = 0.7;

export interface Findings {
  state: ConductState;
  search: SearchFindings;
  athlete: AthleteSummary & { degraded?: string };
  route: SafetyRoute;
  shown: ExampleFindings;
}

/** What is left of the model's context beside the prompt and the longest answer. A model whose context is not established has room. */
const roomFor = (promptTokens: number, contextTokens: number | null | undefined): number =>
  (contextTokens ?? Infinity) - promptTokens - TURN_LIMITS.maxAnswerTokens;

/**
 * The request to a worker: the prompt, the guard if any, and what the record must keep. The prompt itself is kept only for an adult who
 * agreed to training reuse, and without examples: they are there for a model that has not learnt them. Where something must not be
 * shown nothing is given as an example.
 */
export function buildGenerate(
  { state, search, athlete, route, shown }: Findings,
  stages: Stages,
  { subjectKey, countTokens }: { subjectKey: string; countTokens: CountTokens },
): Omit<GenerateInput, 'gateway'> {
  const asked = {
    message: state.message,
    history: state.history,
    sources: search.sources,
    summary: athlete.summary,
    instruction: route.instruction,
  };
  const bare = buildCoachMessages(asked, countTokens);
  const bareTokens = countPrompt(bare, countTokens);
  const roomTokens = roomFor(bareTokens, shown.live?.contextTokens);
  const { messages, cost } = placeExamples(bare, route.guard ? [] : shown.examples, { countTokens, roomTokens });
  if (cost.count > 0) exampleTokens.record(cost.tokens);
  const degraded = [search.degraded, athlete.degraded, shown.degraded].filter((part) => part !== undefined).join(',');
  return {
    turnId: state.turnId,
    attempt: state.attempt,
    subjectKey,
    messages,
    promptTokens: bareTokens + cost.tokens,
    maxTokens: TURN_LIMITS.maxAnswerTokens,
    temperature: TEMPERATURE,
    ...(route.guard ? { guard: route.guard } : {}),
    carry: {
      promptVersion: PROMPT_VERSION,
      examples: cost,
      sources: search.sources,
      degraded: degraded || null,
      trainingConsent: athlete.trainingConsent,
      adult: athlete.adult,
      athlete: { division: athlete.division, sex: athlete.sex, raceDate: athlete.raceDate },
      ...(athlete.trainingConsent && athlete.adult === true
        ? { promptMessages: bare, names: athlete.displayName ? [athlete.displayName] : [] }
        : {}),
      stages,
      notices: route.notices,
      traceparent: injectTrace({})['traceparent'] ?? null,
    },
  };
}
