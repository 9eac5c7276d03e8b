import { setTimeout as sleep } from 'node:timers/promises';
import { call } from '../lab/product-api.ts';
import { askTurn } from './ask-turn.ts';
import { checkTurn } from './check-turn.ts';
import type { RoundResult, Stage } from './scenario.ts';

const ANSWER = { chars: 160, tokensPerSecond: 400, firstTokenMs: 20 };
/** Of the answer: some stops come too early for a token, some too late for anything. */
const LATEST_MS = 320;

/** Two stops race the natural end: one outcome, the same for the record and both devices, and a text that is a beginning of the answer. */
export async function raceStop(stage: Stage): Promise<RoundResult> {
  const { stack, provider, athletes } = stage;
  await provider.generate(ANSWER);
  const live = athletes.map((athlete) => askTurn(stage, athlete, { joined: true }));
  const bad: string[] = [];
  await Promise.all(
    live.map(async ({ turn, devices }) => {
      while (!devices[0]?.device.view.traceId) await sleep(2);
      await sleep(Math.random() * LATEST_MS);
      const stop = (gateway: string) => call(`${gateway}/api/turns/${turn.turnId}/stop`, turn.athlete, { method: 'POST' });
      const answers = await Promise.all([stack.urls.gateway, stack.urls.gateways.at(-1) ?? stack.urls.gateway].map(stop));
      for (const answer of answers) {
        await answer.body?.cancel();
        if (answer.status !== 202) bad.push(`turn ${turn.turnId}: a stop was answered ${answer.status}`);
      }
    }),
  );
  const turns = await Promise.all(live.map(({ ended }) => ended));
  for (const turn of turns) {
    const words = await checkTurn(turn, { outcomes: ['done', 'stopped'], leastChars: ANSWER.chars }, stage);
    bad.push(...words.map((word) => `turn ${turn.turnId}: ${word}`));
  }
  return {
    turns,
    bad,
    silencesMs: turns.flatMap(({ views }) => views.map((view) => view.longestSilenceMs)),
    tokenGapsMs: live.flatMap(({ devices }) => devices.map((device) => device.tokenGapMs())),
  };
}
