import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { call } from '../lab/product-api.ts';
import type { Athlete } from '../lab/sign-up.ts';
import { askTurn, type LiveTurn } from './ask-turn.ts';
import { checkTurn } from './check-turn.ts';
import { LONG_ANSWER } from './disturb-turns.ts';
import type { RoundResult, Stage } from './scenario.ts';

/** Two athletes ask at the same time; neither can read, follow, stop or continue what is the other's, while it runs and afterwards. */
export async function lookAtStranger(stage: Stage): Promise<RoundResult> {
  const [one, two] = stage.athletes;
  if (!one || !two) throw new Error('a round needs two athletes');
  await stage.provider.generate(LONG_ANSWER);
  const live = [one, two].map((athlete) => askTurn(stage, athlete));
  while (live.some(({ devices }) => !devices[0]?.device.view.text)) await sleep(5);
  const bad = await tryEverything(live, [two, one], stage);
  const turns = await Promise.all(live.map(({ ended }) => ended));
  bad.push(...(await tryEverything(live, [two, one], stage)));
  const expected = { outcomes: ['done'], leastChars: LONG_ANSWER.chars };
  for (const turn of turns) bad.push(...(await checkTurn(turn, expected, stage)).map((words) => `turn ${turn.turnId}: ${words}`));
  return {
    turns,
    bad,
    silencesMs: turns.flatMap(({ views }) => views.map((view) => view.longestSilenceMs)),
    tokenGapsMs: live.flatMap(({ devices }) => devices.map((device) => device.tokenGapMs())),
  };
}

async function tryEverything(live: readonly LiveTurn[], strangers: readonly Athlete[], { stack }: Stage): Promise<string[]> {
  const bad: string[] = [];
  for (const [at, { turn, devices }] of live.entries()) {
    const stranger = strangers[at];
    if (!stranger) continue;
    const { gateway } = stack.urls;
    const intoConversation = { turnId: randomUUID(), conversationId: turn.conversationId, message: 'What did they say?' };
    const underTurnId = { turnId: turn.turnId, conversationId: randomUUID(), message: turn.message };
    const tries: [string, number, Promise<Response>][] = [
      ['follow a turn', 404, call(`${gateway}/api/turns/${turn.turnId}/events`, stranger)],
      ['stop a turn', 404, call(`${gateway}/api/turns/${turn.turnId}/stop`, stranger, { method: 'POST' })],
      ['read a conversation', 404, call(`${gateway}/api/conversations/${turn.conversationId}/messages`, stranger)],
      ['ask in a conversation', 404, call(`${gateway}/api/turns`, stranger, { method: 'POST', body: intoConversation })],
      // A turn id is the caller's own choice: that it is taken is all that is told.
      ['ask under a turn id', 409, call(`${gateway}/api/turns`, stranger, { method: 'POST', body: underTurnId })],
    ];
    for (const [what, status, asking] of tries) {
      const answer = await asking;
      const body = await answer.text();
      if (answer.status !== status) bad.push(`a stranger may ${what}: ${answer.status}`);
      const shown = devices[0]?.device.view.text ?? '';
      if (body.includes(turn.message) || (shown.length > 40 && body.includes(shown.slice(0, 40))))
        bad.push(`a stranger was shown text: ${what}`);
    }
  }
  return bad;
}
