import 'reflect-metadata';
import { Controller, type INestMicroservice, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { rpc } from '@hyrox/contracts';
import { createLogger } from '@hyrox/telemetry';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { startNats, type TestNats } from '../../../tools/local/test/nats-server.ts';
import { Answers, Bus, BusServer, PassErrorsFilter } from '../src/index.ts';

/** The previous message, the next one that says its weight in grams, and how the next service answers both. */
const previous = rpc('retrieval', 'weigh', 1, z.object({ kg: z.number() }), z.object({ heavy: z.boolean() }));
const next = rpc('retrieval', 'weigh', 2, z.object({ grams: z.int() }), z.object({ heavy: z.boolean(), by: z.literal('next') }));

@Controller()
class Previous {
  @Answers(previous)
  weigh({ kg }: { kg: number }) {
    return { heavy: kg > 100 };
  }
}

@Controller()
class Next {
  @Answers(previous)
  weighAsBefore({ kg }: { kg: number }) {
    return { heavy: this.weigh({ grams: kg * 1000 }).heavy };
  }

  @Answers(next)
  weigh({ grams }: { grams: number }) {
    return { heavy: grams > 100_000, by: 'next' as const };
  }
}

const log = createLogger('test', 'fatal');
let nats: TestNats;
const open: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  nats = await startNats();
});
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});
afterAll(() => nats.stop());

async function busAs(user: string): Promise<Bus> {
  const bus = await Bus.connect({ url: nats.url, user, password: `${user}-password`, holderKind: user, log });
  open.push(() => bus.connection.close());
  return bus;
}

async function replica(controller: Type): Promise<INestMicroservice> {
  const bus = await busAs('retrieval');
  const module = class ReplicaModule {};
  const app = await NestFactory.createMicroservice(
    { module, controllers: [controller] },
    { strategy: new BusServer({ bus, log }), logger: false, abortOnError: false },
  );
  app.useGlobalFilters(new PassErrorsFilter());
  await app.listen();
  open.push(() => app.close());
  return app;
}

/** Asks one after the other until it is told to stop; rejects with the first question that was not answered. */
function askOn(ask: () => Promise<{ heavy: boolean }>): { stop: () => Promise<number> } {
  let going = true;
  const asked = (async () => {
    let answers = 0;
    for (; going; answers++) expect((await ask()).heavy).toBe(true);
    return answers;
  })();
  return {
    stop: () => {
      going = false;
      return asked;
    },
  };
}

test('a service is replaced replica by replica, then its callers: no question of the previous or the next version is lost', async () => {
  const gateway = await busAs('gateway');
  const askPrevious = () => gateway.ask(previous, { kg: 152 }, { timeoutMs: 2_000 });
  const askNext = () => gateway.ask(next, { grams: 152_000 }, { timeoutMs: 2_000 });
  const [one, two] = [await replica(Previous), await replica(Previous)];
  const oldCaller = askOn(askPrevious);
  await one.close();
  await replica(Next);
  // Half of the service is new: an old caller is answered by either.
  for (let n = 0; n < 50; n++) expect((await askPrevious()).heavy).toBe(true);
  await two.close();
  await replica(Next);
  const newCaller = askOn(askNext);
  for (let n = 0; n < 50; n++) expect((await askNext()).by).toBe('next');
  expect(await oldCaller.stop()).toBeGreaterThan(0);
  expect(await newCaller.stop()).toBeGreaterThan(0);
});

test('callers that are replaced before their service are told so at once, not after a time-out', async () => {
  await replica(Previous);
  const gateway = await busAs('gateway');
  await expect(gateway.ask(next, { grams: 1 }, { timeoutMs: 30_000 })).rejects.toMatchObject({ code: 'unavailable' });
});
