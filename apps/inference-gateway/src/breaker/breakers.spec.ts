import { expect, test } from '@jest/globals';
import type { BreakerNews } from '@hyrox/contracts';
import { Breakers, type SharedNews } from './breakers.ts';

const quiet = { warn: () => undefined, info: () => undefined };
const MODEL = 'first/model';

/** Two replicas on one clock, and a bucket that tells everybody everything, the writer too. */
function replicas() {
  const listeners: Parameters<SharedNews['onChange']>[0][] = [];
  const said: BreakerNews[] = [];
  const shared: SharedNews = {
    set: (modelId, news) => {
      said.push(news);
      for (const listener of listeners) listener(modelId, news);
    },
    onChange: (listener) => void listeners.push(listener),
  };
  const time = { nowMs: 0 };
  const clock = { now: () => time.nowMs, after: () => () => undefined };
  const of = (self: string) => new Breakers({ clock, self, log: quiet as never, shared });
  return { one: of('inference.one'), two: of('inference.two'), time, said };
}

const fail = (breakers: Breakers, times: number) => {
  for (let i = 0; i < times; i++) breakers.permit(MODEL)?.failed();
};

test('what opens in one replica is open in the other, and what its probe closes is closed there too', () => {
  const { one, two, time } = replicas();
  fail(one, 10);
  expect([one.state(MODEL), two.state(MODEL)]).toEqual(['open', 'open']);
  expect([one.permit(MODEL), two.permit(MODEL)]).toEqual([undefined, undefined]);
  time.nowMs = 15_500;
  const probe = one.permit(MODEL);
  expect(probe).toBeDefined();
  expect(two.permit(MODEL)).toBeUndefined();
  probe?.succeeded();
  expect([one.state(MODEL), two.state(MODEL)]).toEqual(['closed', 'closed']);
});

test('only the first word of a permit counts, and an answer that broke off after its first token fails all the same', () => {
  const { one } = replicas();
  for (let i = 0; i < 10; i++) {
    const permit = one.permit(MODEL);
    permit?.succeeded();
    permit?.failed();
  }
  expect(one.state(MODEL)).toBe('closed');
  for (let i = 0; i < 10; i++) one.permit(MODEL)?.broke();
  expect(one.state(MODEL)).toBe('open');
});

test('nothing is told while nothing moves, and other models are left alone', () => {
  const { one, two, said } = replicas();
  fail(one, 9);
  for (let i = 0; i < 20; i++) one.permit(MODEL)?.succeeded();
  expect(said).toEqual([]);
  fail(one, 10);
  expect(said).toHaveLength(1);
  expect(two.state('second/model')).toBe('closed');
});
