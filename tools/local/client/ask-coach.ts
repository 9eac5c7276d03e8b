import type { Notice, Source, TurnEnd, TurnStatus } from '@hyrox/contracts';
import { Device } from '@hyrox/testing/device';
import { v7 as uuidv7 } from 'uuid';
import { StartError } from '../start/start-error.ts';
import type { Session } from './open-session.ts';

/** What one question brought back; the last line of `npm run ask -- … --json`. */
export interface Answer {
  turnId: string;
  conversationId: string;
  text: string;
  sources: { id: string; section: string; score: number }[];
  statuses: TurnStatus[];
  notices: Notice[];
  finish: string;
  model: string | null;
  tokensIn: number | null;
  tokensOut: number | null;
  costNanoUsd: number | null;
  stages: Record<string, number>;
  outcome: string;
  traceId: string;
  firstTokenMs: number | null;
}

const brief = ({ id, section, score }: Source) => ({ id, section, score });

/** Runs one turn through the public HTTP API and follows it to its end. Throws a StartError when the coach refuses the request. */
export async function askCoach(
  gatewayUrl: string,
  session: Session,
  question: { message: string; conversationId?: string | undefined },
  onToken?: (text: string) => void,
): Promise<Answer> {
  const turn = { turnId: uuidv7(), conversationId: question.conversationId ?? uuidv7(), message: question.message };
  const device = new Device({
    urls: [gatewayUrl],
    token: session.token,
    post: turn,
    turnId: turn.turnId,
    giveUpAfterMs: 180_000,
    ...(onToken ? { onToken } : {}),
  });
  const view = await device.done;
  if (view.refused) throw new StartError(`The coach answered ${view.refused.status}: ${JSON.stringify(view.refused.body)}`);
  if (view.violations.length) throw new StartError(`The answer did not keep the protocol: ${view.violations.join('; ')}`);
  const [terminal] = view.terminal;
  if (!terminal) throw new StartError('The answer has no end.');
  const end = terminal.data as unknown as TurnEnd;
  return {
    ...{
      turnId: turn.turnId,
      conversationId: turn.conversationId,
      text: view.text,
      sources: view.sources.map(brief),
      statuses: view.statuses,
    },
    notices: view.notices,
    finish: end.finish,
    model: end.model ?? null,
    tokensIn: end.tokensIn ?? null,
    tokensOut: end.tokensOut ?? null,
    costNanoUsd: end.costNanoUsd ?? null,
    stages: end.stages,
    outcome: end.outcome,
    traceId: view.traceId,
    firstTokenMs: view.firstTokenMs,
  };
}
