import { expect, test } from '@jest/globals';
import { Rounds } from './rounds.ts';

/** Rounds that wait to be let on, one after the other. */
function openRounds(options: { everyMs?: number } = {}) {
  const said: string[] = [];
  let begun = 0;
  let running = 0;
  const waiting: { begun: () => void; end: (error?: Error) => void }[] = [];
  const round = () =>
    new Promise<void>((done, fail) => {
      begun += 1;
      expect(++running).toBe(1);
      const end = (error?: Error) => {
        running -= 1;
        if (error) fail(error);
        else done();
      };
      const next = waiting.shift();
      if (next) {
        next.end = end;
        next.begun();
      } else end();
    });
  /** Resolves once a round has begun, with how to end it. */
  const held = async () => {
    const entry = { begun: () => undefined as void, end: (_?: Error) => undefined as void };
    const started = new Promise<void>((resolve) => (entry.begun = resolve));
    waiting.push(entry);
    await started;
    return entry.end;
  };
  const log = { warn: ((_: object, words: string) => void said.push(words)) as never };
  const rounds = new Rounds({ work: 'tests', everyMs: options.everyMs ?? 60_000, round, log });
  return { rounds, held, said, begun: () => begun };
}

test('a round begins at the start, and a kick during it begins the next one right after it', async () => {
  const { rounds, held, begun } = openRounds();
  const first = held();
  rounds.start();
  const endFirst = await first;
  rounds.kick();
  const second = held();
  endFirst();
  (await second)();
  await rounds.stop();
  expect(begun()).toBe(2);
});

test('a kick between rounds begins one, and a round that fails is told and not the last', async () => {
  const { rounds, held, said } = openRounds();
  const first = held();
  rounds.start();
  (await first)(new Error('no database'));
  const second = held();
  rounds.kick();
  (await second)();
  await rounds.stop();
  expect(said).toEqual(['a round of tests failed, the next one goes on']);
});

test('stopping waits for the round that is running, and begins no other', async () => {
  const { rounds, held, begun } = openRounds({ everyMs: 1 });
  const first = held();
  rounds.start();
  const end = await first;
  rounds.kick();
  const stopped = rounds.stop();
  end();
  await stopped;
  expect(begun()).toBe(1);
});
