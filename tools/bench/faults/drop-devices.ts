import { setTimeout as sleep } from 'node:timers/promises';
import { askTurn } from './ask-turn.ts';
import { checkTurn } from './check-turn.ts';
import { LONG_ANSWER } from './disturb-turns.ts';
import type { RoundResult, Stage } from './scenario.ts';

const DROPS = 6;
const LONGEST_PAUSE_MS = 400;

/** Two devices of one turn lose their connection again and again and come back with their place: both show the same bytes. */
export async function dropDevices(stage: Stage): Promise<RoundResult> {
  await stage.provider.generate(LONG_ANSWER);
  const live = stage.athletes.map((athlete) => askTurn(stage, athlete, { joined: true }));
  await Promise.all(
    live.map(async ({ devices }) => {
      for (let i = 0; i < DROPS; i++) {
        await sleep(Math.random() * LONGEST_PAUSE_MS);
        devices[Math.floor(Math.random() * devices.length)]?.device.drop();
      }
    }),
  );
  const turns = await Promise.all(live.map(({ ended }) => ended));
  const expected = { outcomes: ['done'], leastChars: LONG_ANSWER.chars };
  const bad: string[] = [];
  for (const turn of turns) bad.push(...(await checkTurn(turn, expected, stage)).map((words) => `turn ${turn.turnId}: ${words}`));
  return {
    turns,
    bad,
    silencesMs: turns.flatMap(({ views }) => views.map((view) => view.longestSilenceMs)),
    tokenGapsMs: live.flatMap(({ devices }) => devices.map((device) => device.tokenGapMs())),
  };
}
