import { randomUUID } from 'node:crypto';
import { call } from '../lab/product-api.ts';
import { checkTurn } from './check-turn.ts';
import { watch } from './ask-turn.ts';
import type { AskedTurn, RoundResult, Stage } from './scenario.ts';

const ANSWER = { chars: 400, tokensPerSecond: 400, firstTokenMs: 60 };
const TIMES = 10;

/** The same POST ten times at once is one turn, one call to the provider, one answer on ten devices; another body under its id is refused. */
export async function askSameTurn(stage: Stage): Promise<RoundResult> {
  const { stack, provider, athletes } = stage;
  const athlete = athletes[0];
  if (!athlete) throw new Error('a round needs an athlete');
  await provider.generate(ANSWER);
  const post = { turnId: randomUUID(), conversationId: randomUUID(), message: 'How long should my long run be?' };
  const { gateways } = stack.urls;
  const devices = Array.from({ length: TIMES }, (_, at) =>
    watch({ urls: at % 2 ? [...gateways].reverse() : gateways, token: athlete.token, turnId: post.turnId, post }),
  );
  const views = await Promise.all(devices.map(({ device }) => device.done));
  const turn: AskedTurn = { ...post, athlete, views };
  const bad = await checkTurn(turn, { outcomes: ['done'], leastChars: ANSWER.chars }, stage);
  const calls = await provider.callsFor(post.turnId);
  if (calls !== 1) bad.push(`${calls} calls to the provider`);
  const other = await call(`${stack.urls.gateway}/api/turns`, athlete, { method: 'POST', body: { ...post, message: 'Another question' } });
  await other.body?.cancel();
  if (other.status !== 409) bad.push(`another body under the same turn id was answered ${other.status}`);
  return {
    turns: [turn],
    bad: bad.map((words) => `turn ${post.turnId}: ${words}`),
    silencesMs: views.map((view) => view.longestSilenceMs),
    tokenGapsMs: devices.map((device) => device.tokenGapMs()),
  };
}
