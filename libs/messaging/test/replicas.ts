import { createLogger } from '@hyrox/telemetry';
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { startNats, type TestNats } from '../../../tools/local/test/nats-server.ts';
import { Bus } from '../src/index.ts';

export const log = createLogger('test', 'fatal');

/** A server with our streams and buckets for the tests of a file, and connections that end with the test that opened them. */
export function replicasOn(): { connect(user: string): Promise<Bus>; afterwards(end: () => unknown): void } {
  let nats: TestNats | undefined;
  const ends: (() => unknown)[] = [];
  beforeAll(async () => {
    nats = await startNats();
    await nats.provision();
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  afterAll(() => nats?.stop());
  return {
    connect: async (user) => {
      const bus = await Bus.connect({ url: nats?.url ?? '', user, password: `${user}-password`, holderKind: user, log });
      ends.push(() => bus.connection.close());
      return bus;
    },
    afterwards: (end) => void ends.push(end),
  };
}
