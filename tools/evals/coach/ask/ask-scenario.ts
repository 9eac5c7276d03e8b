import { TurnEnd } from '@hyrox/contracts';
import { Device } from '@hyrox/testing/device';
import { v7 as uuidv7 } from 'uuid';
import type { Session } from '../../../local/client/open-session.ts';
import { StartError } from '../../../local/start/start-error.ts';
import type { AskedCoach } from '../../smoke/run-smoke.ts';
import type { AnswerFacts } from '../checks/check-kind.ts';
import type { LoadedScenario } from '../scenario/load-scenarios.ts';
import { z } from 'zod';
import { PlanSaid } from '../checks/pipeline/plan-validates.ts';
import { askForPlan, type PlanMade } from './ask-for-plan.ts';
import { newAthlete } from './new-athlete.ts';
import { readSent, readStored } from './read-record.ts';

/** One answer with what it took. */
export interface Answered {
  facts: AnswerFacts;
  model: string | null;
  tokensIn: number | null;
  tokensOut: number | null;
  costNanoUsd: number | null;
  firstTokenMs: number | null;
}

const PATIENCE_MS = 180_000;
const BUSY_WAIT_MS = 4_000;

/** Posts one turn and follows it to its end; when the athlete's allowance is used up for the moment, waits and posts it again. */
async function followTurn(coach: AskedCoach, session: Session, turn: { conversationId: string; message: string }) {
  for (let tries = 0; ; tries++) {
    const post = { ...turn, turnId: uuidv7() };
    const device = new Device({ urls: [coach.gatewayUrl], token: session.token, post, turnId: post.turnId, giveUpAfterMs: PATIENCE_MS });
    const view = await device.done;
    if (view.violations.length) throw new StartError(`The answer did not keep the protocol: ${view.violations.join('; ')}`);
    if (!view.refused) return view;
    if (view.refused.status !== 429 || tries === 20) throw new StartError(`The coach answered ${JSON.stringify(view.refused)}`);
    await new Promise((later) => setTimeout(later, BUSY_WAIT_MS));
  }
}

/** The plan of a turn, where a check of this scenario is about it. */
async function planOf(
  coach: AskedCoach,
  session: Session,
  of: { scenario: LoadedScenario; turn: number; turnId: string },
): Promise<PlanMade | null> {
  const check = of.scenario.checks.find(({ kind, turn }) => kind === 'plan_validates' && turn === of.turn);
  return check ? askForPlan(coach.gatewayUrl, session, { turnId: of.turnId, ...z.object(PlanSaid).parse(check.settings) }) : null;
}

/** Asks the turns of a scenario as a new athlete in one conversation, and gathers everything that can be seen of each answer. */
export async function askScenario(coach: AskedCoach, scenario: LoadedScenario, offline: boolean): Promise<Answered[]> {
  const session = await newAthlete(coach, scenario.profile, new Date());
  const conversationId = uuidv7();
  const earlier: AnswerFacts['earlier'][number][] = [];
  const views = [];
  for (const [turn, message] of scenario.turns.entries()) {
    const view = await followTurn(coach, session, { conversationId, message });
    const planMade = await planOf(coach, session, { scenario, turn, turnId: view.turnId });
    views.push({ view, question: message, earlier: [...earlier], planMade });
    earlier.push({ role: 'user', content: message }, { role: 'assistant', content: view.text });
  }
  const stored = await readStored(coach.gatewayUrl, session);
  return Promise.all(
    views.map(async ({ view, question, earlier: before, planMade }): Promise<Answered> => {
      const end = TurnEnd.parse(view.terminal[0]?.data);
      const sent = offline ? await readSent(coach.nebiusUrl, view.turnId, view.attempt) : null;
      const seen = { text: view.text, outcome: end.outcome, finish: end.finish, sources: view.sources, notices: view.notices };
      return {
        facts: { question, earlier: before, ...seen, sent, stored: stored.get(view.turnId) ?? null, planMade },
        model: end.model ?? null,
        tokensIn: end.tokensIn ?? null,
        tokensOut: end.tokensOut ?? null,
        costNanoUsd: end.costNanoUsd ?? null,
        firstTokenMs: view.firstTokenMs,
      };
    }),
  );
}
