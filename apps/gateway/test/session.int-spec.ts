import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ServiceError } from '@hyrox/contracts';
import { FeedListener } from './feed-listener.ts';
import { GatewayLab, type Gateway } from './gateway-lab.ts';
import { errorOf, sender } from './send.ts';
import type { SignedIn } from './sign-in.ts';

let lab: GatewayLab;
let gateway: Gateway;
let anna: SignedIn;
let send: ReturnType<typeof sender>;
beforeEach(async () => {
  lab = await GatewayLab.start();
  await lab.eventStream();
  await lab.pages();
  gateway = await lab.gateway();
  anna = await lab.signIn.athlete();
  send = sender(gateway.url, anna.token);
});
afterEach(() => lab.stop());

const turn = () => ({ turnId: randomUUID(), conversationId: randomUUID(), message: 'How wide is a lane?' });
const never = () => new Promise<never>(() => undefined);

describe('a session that was ended elsewhere', () => {
  it('A12 is refused with its next question, and begins no turn', async () => {
    lab.ended.add(anna.sessionId);
    const asked = turn();
    expect(await errorOf(await send('POST', '/api/turns', asked))).toMatchObject({ status: 401, code: 'unauthenticated' });
    expect(await errorOf(await send('POST', '/api/chat', { conversation_id: randomUUID(), message: 'Hi' }))).toMatchObject({ status: 401 });
    expect(await errorOf(await send('GET', '/api/profile'))).toMatchObject({ status: 401 });
    expect(lab.record.rows.size).toBe(0);
  });

  it('A11 is refused everywhere within five seconds; the other session of the athlete goes on', async () => {
    const phone = await lab.signIn.athlete({ id: anna.id });
    expect((await send('GET', '/api/profile')).status).toBe(200);
    lab.ended.add(anna.sessionId);
    const endedAtMs = performance.now();
    while ((await send('GET', '/api/profile')).status !== 401) await new Promise((later) => setTimeout(later, 50));
    expect(performance.now() - endedAtMs).toBeLessThan(5_500);
    expect((await sender(gateway.url, phone.token)('GET', '/api/profile')).status).toBe(200);
  });

  it('loses its open streams within five seconds, and nobody else theirs', async () => {
    const worker = await lab.worker({ pieces: () => Array.from({ length: 2_000 }, () => 'word '), paceMs: 10 });
    const phone = await lab.signIn.athlete({ id: anna.id });
    const [mine, other] = await Promise.all([anna, phone].map(({ token }) => FeedListener.open(gateway.url, token)));
    const answer = await send('POST', '/api/turns', turn());
    const chat = await send('POST', '/api/chat', { conversation_id: randomUUID(), message: 'Hi' });
    lab.ended.add(anna.sessionId);
    const endedAtMs = performance.now();
    const [ended, chatted] = await Promise.all([answer.text(), chat.text(), mine?.closed]);
    expect(performance.now() - endedAtMs).toBeLessThan(5_000);
    expect(ended).toMatch(/event: reconnect\nretry: \d+\ndata: \{\}\n\n$/u);
    expect(chatted).not.toMatch(/reconnect|\[DONE\]/u);
    const quiet = Symbol('still open');
    expect(await Promise.race([other?.closed, new Promise((later) => setTimeout(() => later(quiet), 300))])).toBe(quiet);
    other?.leave();
    await worker.die();
  });
});

describe('asking about a session', () => {
  it('happens once for many requests, and not at all beside an open stream', async () => {
    await Promise.all(Array.from({ length: 20 }, () => send('GET', '/api/profile')));
    expect(lab.checked).toEqual([anna.sessionId]);
    const tab = await FeedListener.open(gateway.url, anna.token);
    // The stream asks again by itself, before a request would have to.
    while (lab.checked.length < 2) await new Promise((later) => setTimeout(later, 20));
    const asked = performance.now();
    lab.checkSession = never;
    expect((await send('GET', '/api/profile')).status).toBe(200);
    expect(performance.now() - asked).toBeLessThan(400);
    tab.leave();
  });

  it('goes on beside the search of a question, which is committed only after the answer', async () => {
    await lab.worker({ pieces: () => ['Low ', 'hips.'], paceMs: 0 });
    const told = Promise.withResolvers<boolean>();
    lab.checkSession = () => told.promise;
    const searched = Promise.withResolvers<void>();
    const { search } = lab;
    lab.search = (input) => (searched.resolve(), search(input));
    const asked = turn();
    const answer = send('POST', '/api/turns', asked);
    await searched.promise;
    expect(lab.record.rows.size).toBe(0);
    told.resolve(true);
    expect(await (await answer).text()).toContain('event: done');
    expect(lab.record.rows.has(asked.turnId)).toBe(true);
  });

  it.each([
    ['nobody answers', never],
    [
      'the answer is a failure',
      () => {
        throw new ServiceError('unavailable', 'The database does not answer');
      },
    ],
  ])('lets the token count when %s', async (_, answer) => {
    await lab.worker({ pieces: () => ['Low ', 'hips.'], paceMs: 0 });
    lab.checkSession = answer;
    expect((await send('GET', '/api/profile')).status).toBe(200);
    expect(await (await send('POST', '/api/turns', turn())).text()).toContain('event: done');
  });
});
