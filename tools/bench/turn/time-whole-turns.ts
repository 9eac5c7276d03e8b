import { randomUUID } from 'node:crypto';
import { Device } from '@hyrox/testing/device';
import { signUp } from '../lab/sign-up.ts';
import type { Stack } from '../../local/stack.ts';

const TURNS = 50;
const STATIONS = [
  'sled push',
  'sled pull',
  'wall balls',
  'burpee broad jumps',
  'farmers carry',
  'sandbag lunges',
  'rowing',
  'SkiErg',
  'roxzone',
  'last run',
];
const QUESTIONS = [
  'How do I pace the',
  'What should I train for the',
  'Which mistakes are common in the',
  'How do I recover after the',
  'Why am I slow in the',
];

/** Asks fifty different questions one after the other; from the POST to the first token of each, in milliseconds. Throws when a turn fails. */
export async function timeWholeTurns(stack: Stack): Promise<number[]> {
  const { token } = await signUp(stack);
  const times: number[] = [];
  for (let at = 0; at < TURNS; at++) {
    const message = `${QUESTIONS[at % QUESTIONS.length]} ${STATIONS[Math.floor(at / QUESTIONS.length)]}?`;
    const turnId = randomUUID();
    const device = new Device({ urls: [stack.urls.gateway], token, turnId, post: { turnId, conversationId: randomUUID(), message } });
    const view = await device.done;
    if (view.terminal[0]?.name !== 'done' || view.firstTokenMs === null || view.violations.length) {
      throw new Error(
        `turn ${turnId} was not answered: ${JSON.stringify({ ...view, text: view.text.length, sources: view.sources.length })}`,
      );
    }
    times.push(view.firstTokenMs);
  }
  return times;
}
