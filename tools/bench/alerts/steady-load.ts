import { randomUUID } from 'node:crypto';
import type { Athlete } from '../lab/sign-up.ts';
import { call } from '../lab/product-api.ts';

const QUESTIONS = ['How heavy is the sled push in the open division?', 'How do I pace the first run?', 'What should I eat before a race?'];

export interface SteadyLoad {
  /** So many questions of one athlete at once. */
  burst: (count: number) => void;
  /** Nobody asks until what is returned is called; profiles are looked at all the same. */
  pauseQuestions: () => () => void;
  stop: () => Promise<void>;
}

/** Asks, looks at and changes profiles by the clock, whatever becomes of it, as a small crowd would. */
export function startSteadyLoad(options: { gateway: string; athletes: readonly Athlete[]; everyMs: number }): SteadyLoad {
  const { gateway, athletes } = options;
  const running = new Set<Promise<void>>();
  let round = 0;
  let stopped = false;
  let paused = false;
  const send = (athlete: Athlete, method: string, where: string, body?: object) => {
    const sent = call(`${gateway}${where}`, athlete, { method, ...(body ? { body } : {}) })
      .then(async (answer) => void (await answer.text()))
      // An error of the product is what Prometheus shall see; here it only ends the request.
      .catch(() => undefined)
      .finally(() => running.delete(sent));
    running.add(sent);
  };
  const ask = (athlete: Athlete) => {
    const message = QUESTIONS[round % QUESTIONS.length] ?? '';
    send(athlete, 'POST', '/api/turns', { turnId: randomUUID(), conversationId: randomUUID(), message });
  };
  const timer = setInterval(() => {
    const athlete = athletes[round++ % athletes.length];
    if (!athlete || stopped) return;
    if (!paused) ask(athlete);
    send(athlete, 'GET', '/api/profile');
    if (round % 3 === 0) send(athlete, 'POST', '/api/profile', { birth_year: 1970 + (round % 30) });
  }, options.everyMs);
  return {
    burst: (count) => {
      const [athlete] = athletes;
      for (let i = 0; athlete && i < count; i++) ask(athlete);
    },
    pauseQuestions: () => {
      paused = true;
      return () => void (paused = false);
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await Promise.all(running);
    },
  };
}
