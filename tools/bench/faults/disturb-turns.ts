import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { TURN_LIMITS } from '@hyrox/contracts';
import { askTurn } from './ask-turn.ts';
import { checkTurn } from './check-turn.ts';
import type { RoundResult, Stage } from './scenario.ts';

/** An answer of at least 2,000 UTF-16 units in about three and a half seconds, every character width included. */
export const LONG_ANSWER = { chars: 2_200, tokensPerSecond: 270, firstTokenMs: 60 };
const LEAST_CHARS = 2_000;
const TURNS_AT_ONCE = 3;
/** A supervisor that has seen a process live this long starts it again at once. */
const STEADY_MS = 30_500;
/** What a woken worker may still try has been tried by then. */
const AFTERMATH_MS = 500;

const between = (low: number, high: number): number => low + Math.random() * (high - low);

/** When each process of a stack was last ready, so that no restart is held up by the one before. */
const readySince = new WeakMap<object, Map<string, number>>();

/** What is done to a process in the middle of three answers, and when it is over. */
export type Disturbance = (processName: string, stage: Stage) => Promise<string[]>;

/** kill -9. Resolves when the supervisor has the process ready again. */
export const killNine: Disturbance = (name, stage) => endProcess(name, 'SIGKILL', stage);

/** SIGTERM, as a release does it. Resolves when the process has ended in order and its successor is ready. */
export const drain: Disturbance = (name, stage) => endProcess(name, 'SIGTERM', stage);

async function endProcess(name: string, signal: NodeJS.Signals, { stack }: Stage): Promise<string[]> {
  const before = new Map(stack.processes().map((process) => [process.name, process.restarts]));
  const restarted = new EventEmitter();
  const ready = once(restarted, 'ready', { signal: AbortSignal.timeout(TURN_LIMITS.deadlineMs / 10) });
  const stopListening = stack.onRestart(name, () => restarted.emit('ready'));
  try {
    stack.kill(name, signal);
    await ready;
  } finally {
    stopListening();
  }
  sinceOf(stack).set(name, performance.now());
  return stack
    .processes()
    .map((process) => ({ name: process.name, more: process.restarts - (before.get(process.name) ?? 0) }))
    .filter((process) => process.more !== (process.name === name ? 1 : 0))
    .map((process) => `${process.name} was restarted ${process.more} times`);
}

/** SIGSTOP for 1.2 to 1.8 leases, then SIGCONT. */
export const freeze: Disturbance = async (name, { stack }) => {
  stack.kill(name, 'SIGSTOP');
  try {
    await sleep(TURN_LIMITS.leaseMs * between(1.2, 1.8));
  } finally {
    stack.kill(name, 'SIGCONT');
  }
  return [];
};

/** Three answers on two devices each; at a random moment between 20 % and 80 % of the first one a process is disturbed. */
export async function disturbTurns(processName: string, disturb: Disturbance, stage: Stage): Promise<RoundResult> {
  await stage.provider.generate(LONG_ANSWER);
  await untilSteady(processName, stage);
  const momentChars = LONG_ANSWER.chars * between(0.2, 0.8);
  const moment = new EventEmitter();
  const reached = once(moment, 'reached');
  const live = Array.from({ length: TURNS_AT_ONCE }, (_, at) => {
    const athlete = stage.athletes[at % stage.athletes.length];
    if (!athlete) throw new Error('a round needs athletes');
    const onLength = (length: number) => void (length >= momentChars && moment.emit('reached'));
    return askTurn(stage, athlete, { joined: true, ...(at === 0 ? { onLength } : {}) });
  });
  // Without a token there is no moment: the devices will say why.
  await Promise.race([reached, live[0]?.ended]);
  const [processesBad, turns] = await Promise.all([disturb(processName, stage), Promise.all(live.map(({ ended }) => ended))]);
  await sleep(AFTERMATH_MS);
  const expected = { outcomes: ['done'], leastChars: LEAST_CHARS };
  const turnsBad = await Promise.all(
    turns.map(async (turn) => (await checkTurn(turn, expected, stage)).map((words) => `turn ${turn.turnId}: ${words}`)),
  );
  return {
    turns,
    bad: [...processesBad, ...turnsBad.flat()],
    silencesMs: turns.flatMap(({ views }) => views.map((view) => view.longestSilenceMs)),
    tokenGapsMs: live.flatMap(({ devices }) => devices.map((device) => device.tokenGapMs())),
  };
}

async function untilSteady(processName: string, { stack }: Stage): Promise<void> {
  const since = sinceOf(stack).get(processName);
  if (since !== undefined) await sleep(Math.max(0, since + STEADY_MS - performance.now()));
}

function sinceOf(stack: object): Map<string, number> {
  const known = readySince.get(stack) ?? new Map<string, number>();
  readySince.set(stack, known);
  return known;
}
