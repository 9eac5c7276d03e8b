import { modelBreaker } from '@hyrox/contracts';
import { Bus, SharedValues } from '@hyrox/messaging';
import { createLogger } from '@hyrox/telemetry';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startNats, type TestNats } from '../../../tools/local/test/nats-server.ts';
import { Breakers } from '../src/breaker/breakers.ts';
import { fastClock } from './fast-clock.ts';
import { until } from './worker-lab.ts';

const log = createLogger('test', 'fatal');
const MODEL = 'meta-llama/Llama-3.3-70B-Instruct';
const TIMES = 20;

let nats: TestNats;
const close: (() => unknown)[] = [];
beforeAll(async () => {
  nats = await startNats();
  await nats.provision();
});
afterAll(async () => {
  for (const end of close.reverse()) await end();
  await nats.stop();
});

/** The breakers of one replica, with the user and the rights it has in production. */
async function replica(): Promise<Breakers> {
  const user = 'inference-gateway';
  const bus = await Bus.connect({ url: nats.url, user, password: `${user}-password`, holderKind: 'inference', log });
  const shared = new SharedValues({ bus, contract: modelBreaker, log });
  close.push(
    () => bus.close(),
    () => shared.stop(),
  );
  const breakers = new Breakers({ clock: fastClock(TIMES), self: bus.holder, log, shared });
  await shared.start();
  return breakers;
}

test('a model that fails in one replica is left alone by the others, by one that starts later too, until a probe of any gets through', async () => {
  const [one, two] = [await replica(), await replica()];
  for (let i = 0; i < 10; i++) one.permit(MODEL)?.failed();
  expect(one.state(MODEL)).toBe('open');
  await until(() => two.state(MODEL) === 'open');
  expect(two.permit(MODEL)).toBeUndefined();
  const late = await replica();
  expect(late.state(MODEL)).toBe('open');
  await until(() => one.state(MODEL) === 'half-open');
  one.permit(MODEL)?.succeeded();
  await until(() => two.state(MODEL) === 'closed' && late.state(MODEL) === 'closed');
  expect(two.permit(MODEL)).toBeDefined();
});
