import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { conversationChanged, profileChanged, turnAccepted, usageRecorded, workoutLogged } from '@hyrox/contracts';
import { FeedListener } from './feed-listener.ts';
import { GatewayLab, type Gateway } from './gateway-lab.ts';
import { errorOf, sender } from './send.ts';
import type { SignedIn } from './sign-in.ts';

let lab: GatewayLab;
let gateway: Gateway;
let anna: SignedIn;
let ben: SignedIn;
beforeEach(async () => {
  lab = await GatewayLab.start();
  await lab.eventStream();
  gateway = await lab.gateway();
  anna = await lab.signIn.athlete();
  ben = await lab.signIn.athlete();
});
afterEach(() => lab.stop());

const logged = (athlete: SignedIn, entryId: string = randomUUID()) =>
  lab.say(workoutLogged, athlete.id, { kind: 'run', entryId, change: 'added' });
const renamed = (athlete: SignedIn) => lab.say(conversationChanged, athlete.id, { conversationId: randomUUID(), change: 'renamed' });
const seqOf = (id: string) => Number(id.split('-')[1]);

/** Waits for what cannot be awaited: something on the other side of a socket. */
async function eventually(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((later) => setTimeout(later, 10));
}

describe('the feed', () => {
  it('begins now, says where that is, and tells what happens next in order and at its place', async () => {
    await logged(anna);
    const tab = await FeedListener.open(gateway.url, anna.token);
    expect(tab.response.headers.get('content-type')).toMatch(/^text\/event-stream/u);
    expect(seqOf(await tab.standing())).toBe(1);
    const places: number[] = [];
    for (let i = 0; i < 30; i++) places.push(await (i % 2 ? renamed(anna) : logged(anna)));
    const heard = await tab.until(30);
    expect(heard.map(({ id }) => seqOf(id))).toEqual(places);
    expect(heard.map(({ name }) => name)).toEqual(places.map((_, i) => (i % 2 ? 'conversation' : 'log')));
  });

  it('tells a second tab the same, and nobody anything about somebody else', async () => {
    const open = ({ token }: SignedIn) => FeedListener.open(gateway.url, token);
    const [first, second, other] = await Promise.all([open(anna), open(anna), open(ben)]);
    await Promise.all([first.standing(), second.standing(), other.standing()]);
    for (let i = 0; i < 5; i++) {
      await logged(anna);
      await lab.say(profileChanged, ben.id, { fields: ['weight_kg'], adult: true });
    }
    await Promise.all([first.until(5), second.until(5), other.until(5)]);
    expect(second.heard).toEqual(first.heard);
    expect(new Set(first.heard.map(({ name }) => name))).toEqual(new Set(['log']));
    expect(other.heard).toEqual(Array.from({ length: 5 }, () => expect.objectContaining({ name: 'profile', data: {} })));
  });

  it('goes on after Last-Event-ID on another gateway, with what was missed and without what was had', async () => {
    const here = await FeedListener.open(gateway.url, anna.token);
    await here.standing();
    await logged(anna);
    const [first] = await here.until(1);
    here.leave();
    const missed = [await renamed(anna), await logged(ben), await logged(anna)].filter((_, i) => i !== 1);
    const elsewhere = await lab.gateway();
    const there = await FeedListener.open(elsewhere.url, anna.token, first?.id);
    expect((await there.until(2)).map(({ id }) => seqOf(id))).toEqual(missed);
    const next = await logged(anna);
    expect((await there.until(3)).map(({ id }) => seqOf(id))).toEqual([...missed, next]);
  });

  it('goes on from where it stood although nothing had happened yet', async () => {
    const here = await FeedListener.open(gateway.url, anna.token);
    const place = await here.standing();
    here.leave();
    const missed = await logged(anna);
    const there = await FeedListener.open(gateway.url, anna.token, place);
    expect((await there.until(1)).map(({ id }) => seqOf(id))).toEqual([missed]);
  });

  it.each([
    ['is of another stream', 'abc-1'],
    ['was never ours', '7; drop table'],
    ['is negative', '-5'],
    ['is beyond the end', 'EPOCH-99999'],
    ['is larger than any', `EPOCH-${2n ** 63n}`],
  ])('is reset once when the place %s', async (_, lastEventId) => {
    const at = await logged(anna);
    const known = await FeedListener.open(gateway.url, anna.token);
    const epoch = (await known.standing()).split('-')[0] ?? '';
    const tab = await FeedListener.open(gateway.url, anna.token, lastEventId.replace('EPOCH', epoch));
    const next = (await tab.until(1), await logged(anna));
    expect(await tab.until(2)).toMatchObject([
      { id: `${epoch}-${at}`, name: 'reset', data: {} },
      { id: `${epoch}-${next}`, name: 'log' },
    ]);
  });

  it('is reset when what follows the place is no longer in the stream', async () => {
    const tab = await FeedListener.open(gateway.url, anna.token);
    const epoch = (await tab.standing()).split('-')[0] ?? '';
    await logged(anna);
    await logged(anna);
    await lab.sidecars.connection.request('$JS.API.STREAM.PURGE.EVT', '', { timeout: 2_000 });
    const late = await FeedListener.open(gateway.url, anna.token, `${epoch}-0`);
    expect((await late.until(1))[0]).toMatchObject({ name: 'reset', id: `${epoch}-2` });
  });

  it('passes over what the athlete has no page for and what does not fit its contract', async () => {
    const tab = await FeedListener.open(gateway.url, anna.token);
    await tab.standing();
    await lab.say(usageRecorded, anna.id, {} as never);
    await lab.say(turnAccepted, anna.id, { turnId: 'none' } as never);
    const last = await logged(anna);
    expect((await tab.until(1)).map(({ id }) => seqOf(id))).toEqual([last]);
  });

  it('survives a bus that is killed: what was said meanwhile is told when it is back', async () => {
    const tab = await FeedListener.open(gateway.url, anna.token);
    await tab.standing();
    await logged(anna);
    await tab.until(1);
    await lab.nats.kill();
    await eventually(() => !gateway.bus.connected && !lab.sidecars.connected);
    await lab.nats.up();
    await eventually(() => lab.sidecars.connected);
    const next = await logged(anna);
    expect((await tab.until(2)).map(({ id }) => seqOf(id))).toEqual([1, next]);
  });

  it('is reset when the stream was lost and made anew', async () => {
    const tab = await FeedListener.open(gateway.url, anna.token);
    await tab.standing();
    await logged(anna);
    await logged(anna);
    await tab.until(2);
    await lab.nats.kill();
    lab.nats.loseStore();
    await lab.nats.up();
    await eventually(() => lab.sidecars.connected && gateway.bus.connected);
    await lab.eventStream();
    await logged(anna);
    const reset = (await tab.until(3))[2];
    expect(reset).toMatchObject({ name: 'reset', id: expect.stringMatching(/-1$/u) });
    const next = await logged(anna);
    expect((await tab.until(4)).map(({ id }) => seqOf(id))).toEqual([1, 2, 1, next]);
  });

  it('is open for six tabs of an athlete at once, and for another when one is closed', async () => {
    const tabs = await Promise.all(Array.from({ length: 6 }, () => FeedListener.open(gateway.url, anna.token)));
    await Promise.all(tabs.map((tab) => tab.standing()));
    const ask = () => sender(gateway.url, anna.token)('GET', '/api/events');
    expect(await errorOf(await ask())).toMatchObject({ status: 429, code: 'rate_limited', message: expect.stringContaining('6 pages') });
    tabs[0]?.leave();
    await tabs[0]?.closed;
    // The server sees a moment later that the tab is gone.
    let again = await ask();
    while (again.status === 429) again = await ask();
    expect(again.status).toBe(200);
    await again.body?.cancel();
  });

  it('is unavailable while there is no stream to read', async () => {
    await lab.sidecars.connection.request('$JS.API.STREAM.DELETE.EVT', '', { timeout: 2_000 });
    expect(await errorOf(await sender(gateway.url, anna.token)('GET', '/api/events'))).toMatchObject({ status: 503, code: 'unavailable' });
  });
});
