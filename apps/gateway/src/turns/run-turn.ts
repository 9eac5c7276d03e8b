import { asksForPlan, routeMessage, withPlanOffer } from '@hyrox/coaching';
import { listen } from '@hyrox/coaching/listening';
import type { ConductState } from '@hyrox/contracts';
import { releaseIfUnread } from './follow/attach-reader.ts';
import { buildGenerate } from './prepare/build-generate.ts';
import { dispatchAttempt } from './dispatch-attempt.ts';
import { findExamples, orWithout } from './prepare/find-examples.ts';
import { readSummary, searchContext, type Asked } from './prepare/gather-context.ts';
import { showNotices, showSources, tellReaders, type LiveTurn } from './follow/live-turn.ts';
import { StageClock } from './stage-clock.ts';
import { degradedTotal } from '../telemetry.ts';
import type { TurnDeps } from './turn-deps.ts';

export interface TurnWork extends Asked {
  /** Makes the attempt ours and commits it: accept, begin or bump. Null when it is somebody else's. */
  claim(): Promise<ConductState | null>;
  /** Called after that commit. Returns the turn when somebody follows it here. */
  claimed(state: ConductState): LiveTurn | undefined;
}

/**
 * THE CONDUCTOR: one attempt of one turn, from the question to a worker that answers it. Tokens come back by another way
 * (follow-bus.ts), and the answer is stored whether or not anybody is still here.
 */
export async function runTurn(work: TurnWork, deps: TurnDeps): Promise<void> {
  const clock = new StageClock(work.turnId);
  // 1-3. Accept (once the session is known to stand), search, summary and, for a model that needs them, examples are asked at once.
  const claiming = Promise.resolve(deps.admitted).then(() => clock.time('accept', () => work.claim()));
  const searching = clock.time('search', () => searchContext(work, claiming, deps));
  const summarising = clock.time('summary', () => readSummary(work, deps));
  const known = deps.live.read(deps.referTo(work.athleteId));
  const showing = findExamples({ ...work, known }, clock, deps);
  const state = await claiming;
  if (!state) return;
  deps.log.info({ turnId: state.turnId, attempt: state.attempt }, 'turn claimed');
  // 4. The commit stands: `accepted` goes out.
  const turn = work.claimed(state);
  if (turn) turn.conducting = true;
  try {
    if (turn) tellReaders(turn, { name: 'status', data: { state: 'reading' } });
    const [search, athlete] = await Promise.all([searching, summarising]);
    const shown = await orWithout(showing, known);
    clock.add('search', search.stages);
    // 5. Sources, and what is missing, out loud.
    for (const what of [search.degraded, athlete.degraded, shown.degraded]) if (what) degradedTotal.add(1, { what });
    if (turn) showSources(turn, { sources: search.sources, ...(search.degraded ? { degraded: search.degraded } : {}) });
    if (turn && athlete.degraded) tellReaders(turn, { name: 'status', data: { state: 'degraded', reason: athlete.degraded } });
    // 6. Safety router and prompt: pure, no hop.
    const prompt = await clock.time('prompt', async () => {
      const safe = routeMessage({
        message: state.message,
        history: state.history,
        summary: athlete.summary,
        adult: athlete.adult,
        sources: search.sources,
        listen,
      });
      const route = { ...safe, notices: withPlanOffer(safe.notices, asksForPlan(state.message)) };
      if (turn) showNotices(turn, route.notices);
      const subject = { subjectKey: deps.referTo(state.athleteId), countTokens: deps.countTokens };
      return buildGenerate({ state, search, athlete, route, shown }, clock.stages, subject);
    });
    // 7. To a worker.
    if (turn) tellReaders(turn, { name: 'status', data: { state: 'thinking', passages: search.sources.length } });
    await dispatchAttempt(prompt, turn, deps);
  } finally {
    if (turn) {
      turn.conducting = false;
      releaseIfUnread(turn, deps);
    }
  }
}
