import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { GenerateInput } from '@hyrox/contracts';
import { Device } from '@hyrox/testing';
import { GatewayLab, type Gateway } from './gateway-lab.ts';

const ANSWER = 'Short strides, tall chest, hands on the front of the bells, and never put them down. '.repeat(5);
const script = (paceMs: number) => ({
  pieces: (input: GenerateInput) => `${ANSWER}(${input.attempt})`.match(/.{1,9}/gsu) ?? [],
  paceMs,
});

let lab: GatewayLab;
let gateway: Gateway;
let token: string;
beforeEach(async () => {
  lab = await GatewayLab.start();
  gateway = await lab.gateway();
  token = (await lab.signIn.athlete()).token;
});
afterEach(() => lab.stop());

function asking(urls = [gateway.url]): { device: Device; turnId: string; token: Promise<void> } {
  const post = { turnId: randomUUID(), conversationId: randomUUID(), message: 'How do I carry the bells?' };
  let seen: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (seen = resolve));
  const device = new Device({ urls, token, post, turnId: post.turnId, giveUpAfterMs: 30_000, onToken: () => seen() });
  return { device, turnId: post.turnId, token: first };
}

async function settled({ device, turnId }: { device: Device; turnId: string }) {
  const view = await device.done;
  expect(view.violations).toEqual([]);
  expect(view.terminal).toHaveLength(1);
  expect(view.text).toBe(lab.record.rows.get(turnId)?.text);
  return view;
}

describe('frames', () => {
  it('that get lost in the middle are fetched as soon as the next one shows the gap', async () => {
    await lab.worker({ ...script(5), loses: (piece) => piece % 5 === 1 });
    const view = await settled(asking());
    expect(view.text).toBe(`${ANSWER}(1)`);
    expect(view.longestSilenceMs).toBeLessThan(1_000);
  });

  it('that get lost are fetched, also the last one', async () => {
    const worker = await lab.worker({ ...script(2), loses: (piece) => piece % 3 === 1 });
    worker.script.loses = (piece) => piece % 3 === 1 || piece >= 47;
    const view = await settled(asking());
    expect(view.text).toBe(`${ANSWER}(1)`);
  });
});

describe('a worker', () => {
  it('that dies in the middle is replaced by the reaper; the device begins again', async () => {
    const dying = await lab.worker(script(20));
    const turn = asking();
    await turn.token;
    await lab.worker(script(2));
    await dying.die();
    await lab.record.reap(turn.turnId);
    const view = await settled(turn);
    expect([view.restarts, view.text]).toEqual([1, `${ANSWER}(2)`]);
  });

  it('that dies between its acknowledgement and its start is replaced by the gateway itself', async () => {
    const dying = await lab.worker({ ...script(2), swallows: () => 'after ack' });
    const turn = asking();
    while (dying.generated.length === 0) await new Promise((later) => setTimeout(later, 5));
    await lab.worker(script(2));
    await dying.die();
    const view = await settled(turn);
    expect(view.text).toBe(`${ANSWER}(2)`);
    expect(view.longestSilenceMs).toBeLessThan(3_000);
  });

  it('that does not acknowledge loses the attempt: the next one gets a new number', async () => {
    const worker = await lab.worker({ ...script(2), swallows: (input) => (input.attempt === 1 ? 'before ack' : undefined) });
    const view = await settled(asking());
    expect(view.text).toBe(`${ANSWER}(2)`);
    expect(worker.generated.map((input) => input.attempt)).toEqual([1, 2]);
  });

  it('that comes late gets the first attempt, because nobody had it', async () => {
    const turn = asking();
    while (!turn.device.view.statuses.some((status) => status.state === 'queued')) await new Promise((later) => setTimeout(later, 10));
    const worker = await lab.worker(script(2));
    await settled(turn);
    expect(worker.generated.map((input) => input.attempt)).toEqual([1]);
  });
});

describe('the record', () => {
  it('whose first reply gets lost does not leave a turn that nobody conducts', async () => {
    await lab.worker(script(2));
    lab.record.loseAcceptReplies = 1;
    const view = await settled(asking());
    expect(view.text).toBe(`${ANSWER}(2)`);
  });
});

describe('the bus', () => {
  it('that is killed in the middle costs time and no text', async () => {
    await lab.worker(script(20));
    const turn = asking();
    await turn.token;
    await lab.nats.kill();
    await lab.nats.up();
    const view = await settled(turn);
    expect([view.restarts, view.text]).toEqual([0, `${ANSWER}(1)`]);
  });
});

describe('a gateway', () => {
  it('that ends sends its readers elsewhere with their place', async () => {
    await lab.worker(script(15));
    const other = await lab.gateway();
    const turn = asking([gateway.url, other.url]);
    await turn.token;
    await gateway.drain();
    const view = await settled(turn);
    expect([view.restarts, view.text]).toEqual([0, `${ANSWER}(1)`]);
    expect(view.connects).toBeGreaterThan(1);
  });

  it('that vanished before it dispatched is replaced: another one conducts', async () => {
    const conversationId = randomUUID();
    const turnId = randomUUID();
    lab.search = () => new Promise(() => undefined);
    const post = { turnId, conversationId, message: 'How do I carry the bells?' };
    const other = await lab.gateway();
    const device = new Device({ urls: [gateway.url, other.url], token, post, turnId, giveUpAfterMs: 30_000 });
    while (!lab.record.rows.has(turnId)) await new Promise((later) => setTimeout(later, 2));
    await gateway.bus.connection.close();
    void gateway.drain();
    await lab.worker(script(2));
    await lab.record.reap(turnId);
    const view = await settled({ device, turnId });
    expect(view.text).toBe(`${ANSWER}(2)`);
  });
});
