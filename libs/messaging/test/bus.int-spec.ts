import 'reflect-metadata';
import { Controller, type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { addressed, event, EVENT_STREAM, rpc, ServiceError, signal, type Frame, encodeBatch, encodeFrame } from '@hyrox/contracts';
import { createLogger } from '@hyrox/telemetry';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { headers } from '@nats-io/transport-node';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { startNats, type TestNats } from '../../../tools/local/test/nats-server.ts';
import {
  Answers,
  AnswersAddressed,
  Bus,
  BusServer,
  Consumes,
  isNoResponders,
  isTimeout,
  PassErrorsFilter,
  publishAgain,
  type DeadLetter,
  type EventMeta,
} from '../src/index.ts';

const double = rpc('retrieval', 'double', 1, z.object({ n: z.number() }), z.object({ n: z.number() }));
const whoAreYou = addressed('ping', z.object({}), z.object({ me: z.string() }));
const hint = signal('turns', 'attempt', 1, z.object({ n: z.number() }));
const taken = event('feedback-given', 1, z.object({ n: z.number() }));

let nats: TestNats;
const log = createLogger('test', 'fatal');
const open: (() => Promise<unknown>)[] = [];
const busAs = async (user: string, holderKind = user) => {
  const bus = await Bus.connect({ url: nats.url, user, password: `${user}-password`, holderKind, log });
  open.push(() => bus.connection.close());
  return bus;
};

beforeAll(async () => {
  nats = await startNats();
  await nats.provision();
});
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});
afterAll(() => nats.stop());

const seen: { n: number; meta: EventMeta }[] = [];
let failures = 0;

@Controller()
class Handlers {
  @Answers(double)
  double(input: { n: number }) {
    if (input.n === 13) throw new ServiceError('conflict', 'Thirteen is taken', { field: 'n' });
    if (input.n === 14) throw new Error('secret detail');
    if (input.n === 15) return { n: 'fifteen' as unknown as number };
    return { n: input.n * 2 };
  }

  @AnswersAddressed(whoAreYou)
  who() {
    return { me: 'this one' };
  }

  @Consumes(taken, { durable: 'training-data-feedback-given' })
  take(data: { n: number }, meta: EventMeta): Promise<void> {
    if (data.n < 0 && failures++ < 2) return Promise.reject(new Error('not yet'));
    seen.push({ n: data.n, meta });
    return Promise.resolve();
  }
}

@Controller()
class Answering {
  @Answers(double)
  double(input: { n: number }) {
    return new Handlers().double(input);
  }
  @AnswersAddressed(whoAreYou)
  who() {
    return { me: 'this one' };
  }
}

@Controller()
class Consuming {
  @Consumes(taken, { durable: 'training-data-feedback-given' })
  take(data: { n: number }, meta: EventMeta) {
    return new Handlers().take(data, meta);
  }
}

async function serve(module: new () => unknown, user: string, letters: DeadLetter[] = []): Promise<Bus> {
  const bus = await busAs(user, user === 'inference-gateway' ? 'inference' : user);
  const deadLetters = { keep: (letter: DeadLetter) => Promise.resolve(void letters.push(letter)) };
  const app: INestMicroservice = await NestFactory.createMicroservice(
    { module: class Root {}, controllers: [module as never] },
    { strategy: new BusServer({ bus, deadLetters, log }), logger: false },
  );
  app.useGlobalFilters(new PassErrorsFilter());
  await app.listen();
  open.push(() => app.close());
  return bus;
}

const until = async (holds: () => boolean | Promise<boolean>) => {
  for (let i = 0; !(await holds()); i++) {
    if (i > 400) throw new Error('it did not come true in 20 s');
    await new Promise((again) => setTimeout(again, 50));
  }
};

test('an answer crosses, parsed at both ends', async () => {
  await serve(Answering, 'retrieval');
  const gateway = await busAs('gateway');
  await expect(gateway.ask(double, { n: 21 }, { timeoutMs: 1_000 })).resolves.toEqual({ n: 42 });
});

test('a request that does not fit its contract is refused before it is sent', async () => {
  const gateway = await busAs('gateway');
  await expect(gateway.ask(double, { n: 'x' } as never, { timeoutMs: 1_000 })).rejects.toMatchObject({ code: 'invalid', field: 'n' });
});

test('a ServiceError keeps its code and field across the bus', async () => {
  await serve(Answering, 'retrieval');
  const gateway = await busAs('gateway');
  await expect(gateway.ask(double, { n: 13 }, { timeoutMs: 1_000 })).rejects.toMatchObject({
    code: 'conflict',
    field: 'n',
    message: 'Thirteen is taken',
  });
});

test('any other error crosses as internal, without its words', async () => {
  await serve(Answering, 'retrieval');
  const gateway = await busAs('gateway');
  const error = await gateway.ask(double, { n: 14 }, { timeoutMs: 1_000 }).catch((e: unknown) => e as ServiceError);
  expect(error).toMatchObject({ code: 'internal' });
  expect((error as ServiceError).message).not.toContain('secret');
});

test('an answer that breaks the contract is the fault of the one who answers', async () => {
  await serve(Answering, 'retrieval');
  const gateway = await busAs('gateway');
  await expect(gateway.ask(double, { n: 15 }, { timeoutMs: 1_000 })).rejects.toMatchObject({ code: 'internal' });
});

test('no responders is told apart from a time-out', async () => {
  const gateway = await busAs('gateway');
  const nobody = await gateway.ask(double, { n: 1 }, { timeoutMs: 1_000 }).catch((e: unknown) => e);
  expect([isNoResponders(nobody), isTimeout(nobody)]).toEqual([true, false]);
  const silent = await busAs('retrieval');
  silent.connection.subscribe(double.subject, { queue: 'retrieval', callback: () => undefined });
  await silent.connection.flush();
  const late = await gateway.ask(double, { n: 1 }, { timeoutMs: 150 }).catch((e: unknown) => e);
  expect([isNoResponders(late), isTimeout(late)]).toEqual([false, true]);
});

test('a request that is waiting fails at once when the connection breaks', async () => {
  const silent = await busAs('retrieval');
  silent.connection.subscribe(double.subject, { queue: 'retrieval', callback: () => undefined });
  await silent.connection.flush();
  const gateway = await busAs('gateway');
  const asked = gateway.ask(double, { n: 1 }, { timeoutMs: 30_000 }).catch((e: unknown) => e);
  await nats.restart();
  expect(await asked).toMatchObject({ code: 'unavailable' });
  await until(() => gateway.connected && silent.connected);
});

test('a holder is addressed by its own id, and two holders never share one', async () => {
  const one = await serve(Answering, 'inference-gateway').catch(() => null);
  expect(one).not.toBeNull();
  const gateway = await busAs('gateway');
  await expect(gateway.askHolder(one?.holder ?? '', whoAreYou, {}, { timeoutMs: 1_000 })).resolves.toEqual({ me: 'this one' });
  const gone = await gateway.askHolder('inference.nobodyThere', whoAreYou, {}, { timeoutMs: 1_000 }).catch((e: unknown) => e);
  expect(isNoResponders(gone)).toBe(true);
});

test('frames reach their gateway, and a gateway that is gone is noticed', async () => {
  const gateway = await busAs('gateway');
  const worker = await busAs('inference-gateway', 'inference');
  const frames: Frame[] = [];
  const lost: string[] = [];
  gateway.onFrames((batch) => frames.push(...batch.frames));
  worker.onNobody((holder) => lost.push(holder));
  await gateway.connection.flush();
  const frame = { turnId: 'a', attempt: 2, at: 7, text: 'hips "low"\n😀' };
  worker.publishFrames(gateway.holder, encodeBatch(worker.holder, encodeFrame(frame)));
  worker.publishFrames('gateway.goneAway1', encodeBatch(worker.holder, encodeFrame(frame)));
  await until(() => frames.length === 1 && lost.length === 1);
  expect(frames[0]).toEqual(frame);
  expect(lost).toEqual(['gateway.goneAway1']);
});

test('a signal reaches everybody', async () => {
  const [logging, one, two] = [await busAs('logging'), await busAs('gateway'), await busAs('gateway')];
  const heard: number[] = [];
  for (const bus of [one, two]) bus.hear(hint, (data) => heard.push(data.n));
  await Promise.all([one.connection.flush(), two.connection.flush()]);
  logging.signal(hint, { n: 4 });
  await until(() => heard.length === 2);
});

test('an event is tried again until it is taken; one that nobody can read is kept as a dead letter', async () => {
  const letters: DeadLetter[] = [];
  await serve(Consuming, 'training-data-export', letters);
  const relay = await busAs('logging');
  const publish = (body: string, id: string) => {
    const carrier = headers();
    carrier.set('ce-id', id);
    return jetstream(relay.connection).publish('evt.feedback-given.v1.abc', body, { msgID: id, headers: carrier });
  };
  await publish(JSON.stringify({ n: -5 }), 'e-1');
  await publish('not json', 'e-2');
  await publish(JSON.stringify({ n: 'five' }), 'e-3');
  await until(() => seen.some((s) => s.n === -5) && letters.length === 2);
  expect(seen.find((s) => s.n === -5)?.meta).toMatchObject({ eventId: 'e-1', athleteRef: 'abc', deliveries: 3 });
  expect(letters.map((l) => [l.eventId, l.reason])).toEqual([
    ['e-2', 'not JSON'],
    ['e-3', 'does not fit its contract'],
  ]);
  // What still waits for its acknowledgement is delivered again, and would be kept once more each time.
  const manager = await jetstreamManager((await busAs('training-data-export')).connection, { checkAPI: false });
  await until(async () => (await manager.consumers.info(EVENT_STREAM, 'training-data-feedback-given')).num_ack_pending === 0);
}, 60_000);

test('an event that is published again keeps its id and its old place, and two clicks are one', async () => {
  const relay = await serve(Consuming, 'training-data-export');
  const again = { subject: 'evt.feedback-given.v1.abc', eventId: 'e-old', messageId: 'redrive.1', order: 1_234 };
  await publishAgain(relay, { ...again, body: JSON.stringify({ n: 88 }) });
  await publishAgain(relay, { ...again, body: JSON.stringify({ n: 88 }) });
  await publishAgain(relay, { ...again, messageId: 'redrive.2', body: JSON.stringify({ n: 89 }) });
  await until(() => seen.some((s) => s.n === 89));
  expect(seen.filter((s) => s.n === 88).map(({ meta }) => [meta.eventId, meta.order])).toEqual([['e-old', 1_234]]);
}, 60_000);

test('a consumer goes on after the server was killed', async () => {
  await serve(Consuming, 'training-data-export');
  const relay = await busAs('logging');
  await nats.restart();
  await until(() => relay.connected);
  const carrier = headers();
  carrier.set('ce-id', 'after-restart');
  await jetstream(relay.connection).publish('evt.feedback-given.v1.abc', JSON.stringify({ n: 77 }), { headers: carrier });
  await until(() => seen.some((s) => s.n === 77));
}, 60_000);
