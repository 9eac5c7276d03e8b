import { searchPassages, summariseAthlete, type AthleteSummary, type ConductState, type Source, type Stages } from '@hyrox/contracts';
import { reasonOf } from '@hyrox/telemetry';
import { mayBeFollowUp } from './follow-up.ts';
import type { TurnDeps } from '../turn-deps.ts';

const SEARCH_MS = 2_000;
const SUMMARY_MS = 1_000;
const PASSAGES = 8;

export interface SearchFindings {
  sources: Source[];
  degraded?: string;
  stages: Stages;
}

export interface Asked {
  turnId: string;
  conversationId: string;
  athleteId: string;
  message: string;
}

const questionKey = (asked: Asked): string => `${asked.athleteId}/${asked.conversationId}`;

const lastQuestionOf = (state: ConductState): string | undefined => state.history.findLast((message) => message.role === 'user')?.content;

async function searchOnce(asked: Asked, previousUserMessage: string | undefined, { bus, log }: TurnDeps): Promise<SearchFindings> {
  try {
    const previous = previousUserMessage === undefined ? {} : { previousUserMessage };
    const found = await bus.ask(searchPassages, { query: asked.message, ...previous, count: PASSAGES }, { timeoutMs: SEARCH_MS });
    const degraded = found.missed ? 'nothing_found' : found.degraded;
    return { sources: found.passages, stages: found.stages, ...(degraded ? { degraded } : {}) };
  } catch (error) {
    log.warn({ turnId: asked.turnId, reason: reasonOf(error) }, 'a turn is answered without search');
    return { sources: [], stages: {}, degraded: 'no_search' };
  }
}

/**
 * Searches while the turn is still being accepted. A follow-up needs the question before it, which the record only tells with its reply;
 * so the search starts with the question this gateway remembers (or none), and runs once more only when the message may be a
 * follow-up and the record names another one. That happens when the conversation was last served by another gateway.
 */
export async function searchContext(asked: Asked, accepting: Promise<ConductState | null>, deps: TurnDeps): Promise<SearchFindings> {
  const key = questionKey(asked);
  const remembered = deps.lastQuestions.get(key);
  const early = searchOnce(asked, remembered, deps);
  const state = await accepting.catch(() => null); // the caller hears of it from the same promise
  if (!state) return early;
  deps.lastQuestions.set(key, asked.message);
  const recorded = lastQuestionOf(state);
  if (recorded === remembered || !mayBeFollowUp(asked.message)) return early;
  return searchOnce(asked, recorded, deps);
}

const UNKNOWN: AthleteSummary = { summary: null, adult: null, division: null, sex: null, raceDate: null, trainingConsent: false };

/** What the turn may know of its athlete; nobody in particular, and `degraded`, when the profile does not answer in time. */
export async function readSummary(asked: Asked, { bus, log }: TurnDeps): Promise<AthleteSummary & { degraded?: string }> {
  try {
    return await bus.ask(summariseAthlete, { athleteId: asked.athleteId }, { timeoutMs: SUMMARY_MS });
  } catch (error) {
    log.warn({ turnId: asked.turnId, reason: reasonOf(error) }, 'a turn is answered without the profile');
    return { ...UNKNOWN, degraded: 'no_profile' };
  }
}
