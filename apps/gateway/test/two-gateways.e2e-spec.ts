import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { startCoach, type Athlete, type CoachStack } from '../../../tools/local/test/coach-stack.ts';

const TURNS_PER_MINUTE = 7;

let coach: CoachStack;

beforeAll(async () => {
  coach = await startCoach({ replicas: { gateway: 2 }, env: { logging: { TURNS_PER_MINUTE: String(TURNS_PER_MINUTE) } } });
  await coach.standIn('mode', { mode: 'extractive', firstTokenMs: 5, tokensPerSecond: 0 });
}, 180_000);
afterAll(() => coach?.close(), 60_000);

const post = (gateway: string | undefined, athlete: Athlete, where: string, body: unknown) =>
  fetch(`${gateway}${where}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${athlete.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

test('R01 R03: questions asked through two gateways at once count together, on both wires', async () => {
  const athlete = await coach.athlete();
  const gateways = coach.stack.urls.gateways;
  expect(gateways).toHaveLength(2);
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) => {
      const message = 'How long is the row?';
      if (n % 4 === 3) return post(gateways[n % 2], athlete, '/api/chat', { conversation_id: uuidv7(), message });
      return post(gateways[n % 2], athlete, '/api/turns', { turnId: uuidv7(), conversationId: uuidv7(), message });
    }),
  );
  await Promise.all(answers.map((answer) => answer.text()));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(TURNS_PER_MINUTE);
  expect(statuses.filter((status) => status === 429)).toHaveLength(40 - TURNS_PER_MINUTE);
  const usage = (await athlete.call('GET', '/api/account/usage')).body;
  expect(usage).toMatchObject({ turnsToday: TURNS_PER_MINUTE, turnsPerMinute: TURNS_PER_MINUTE });
});

test('E06: the same question through two gateways is one turn with one answer, counted once', async () => {
  const athlete = await coach.athlete();
  const question = { turnId: uuidv7(), conversationId: uuidv7(), message: 'How heavy is the sled?' };
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, n) => post(coach.stack.urls.gateways[n % 2], athlete, '/api/turns', question)),
  );
  const texts = await Promise.all(
    answers.map(async (answer) => [...(await answer.text()).matchAll(/^data: \{"t":"(.*)"\}$/gmu)].map(([, t]) => t).join('')),
  );
  expect(new Set(texts).size).toBe(1);
  expect(texts[0]?.length).toBeGreaterThan(20);
  expect((await athlete.call('GET', '/api/account/usage')).body).toMatchObject({ turnsToday: 1 });
});
