import { buildCoachMessages, countPrompt, PROMPT_VERSION, type CountTokens, type SafetyRoute } from '@hyrox/coaching';
import { TURN_LIMITS, type AthleteSummary, type ConductState, type GenerateInput, type Stages } from '@hyrox/contracts';
import { injectTrace } from '@hyrox/telemetry';
import type { SearchFindings } from './gather-context.ts';

/** The hand-off's sampling temperature; validated together with its prompt. */
const TEMPERATURE = 0.7;

export interface Findings {
  state: ConductState;
  search: SearchFindings;
  athlete: AthleteSummary & { degraded?: string };
  route: SafetyRoute;
}

/**
 * The request to a worker: the prompt, the guard if any, and what the record must keep. The prompt itself is kept only for an adult who
 * agreed to training reuse.
 */
export function buildGenerate(
  { state, search, athlete, route }: Findings,
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
  const messages = buildCoachMessages(asked, countTokens);
  const degraded = [search.degraded, athlete.degraded].filter((part) => part !== undefined).join(',');
  return {
    turnId: state.turnId,
    attempt: state.attempt,
    subjectKey,
    messages,
    promptTokens: countPrompt(messages, countTokens),
    maxTokens: TURN_LIMITS.maxAnswerTokens,
    temperature: TEMPERATURE,
    ...(route.guard ? { guard: route.guard } : {}),
    carry: {
      promptVersion: PROMPT_VERSION,
      sources: search.sources,
      degraded: degraded || null,
      trainingConsent: athlete.trainingConsent,
      adult: athlete.adult,
      athlete: { division: athlete.division, sex: athlete.sex, raceDate: athlete.raceDate },
      ...(athlete.trainingConsent && athlete.adult === true
        ? { promptMessages: messages, names: athlete.displayName ? [athlete.displayName] : [] }
        : {}),
      stages,
      notices: route.notices,
      traceparent: injectTrace({})['traceparent'] ?? null,
    },
  };
}
