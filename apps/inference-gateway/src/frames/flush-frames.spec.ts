import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeBatch, type Frame } from '@hyrox/contracts';
import { GenerationLog } from '../generate/generation-log.ts';
import { FrameFlush } from './flush-frames.ts';

interface Batch {
  gateway: string;
  frames: Frame[];
}

const A = 'gateway.aaaaaa';
const B = 'gateway.bbbbbb';
let batches: Batch[];
let arrived: () => void;
let bus: { holder: string; connected: boolean; publishFrames: (gateway: string, batch: string) => void };
let mayTalk: boolean;
let frames: FrameFlush;

beforeEach(() => {
  batches = [];
  arrived = () => undefined;
  mayTalk = true;
  bus = {
    holder: 'inference.wwwwww',
    connected: true,
    publishFrames: (gateway, batch) => {
      batches.push({ gateway, frames: decodeBatch(batch).frames });
      arrived();
    },
  };
  frames = new FrameFlush({ bus, fence: { check: () => mayTalk } });
});
afterEach(() => frames.stop());

const nextBatch = () => new Promise<void>((resolve) => (arrived = resolve));

function begun(turnId: string, ...watchers: string[]): GenerationLog {
  const log = new GenerationLog({ turnId, attempt: 1, carry: {} });
  for (const watcher of watchers) log.watchers.add(watcher);
  log.append('first');
  frames.touch(log);
  batches.length = 0;
  return log;
}

describe('FrameFlush', () => {
  test('sends the first frame of a turn before it returns', () => {
    const log = new GenerationLog({ turnId: 't', attempt: 1, carry: {}, gateway: A });
    log.append('Sled');
    frames.touch(log);
    expect(batches).toEqual([{ gateway: A, frames: [{ turnId: 't', attempt: 1, at: 0, text: 'Sled' }] }]);
  });

  test('sends one message per gateway and window, one frame per turn in it, however often they grew', async () => {
    const logs = [begun('t1', A), begun('t2', A, B), begun('t3', B)];
    for (const piece of [' a', ' b', ' c']) {
      for (const log of logs) {
        log.append(piece);
        frames.touch(log);
      }
    }
    expect(batches).toEqual([]);
    await nextBatch();
    const sent = batches.map(({ gateway, frames: f }) => [gateway, f.map((frame) => `${frame.turnId}@${frame.at}${frame.text}`)]);
    expect(sent).toEqual([
      [A, ['t1@5 a b c', 't2@5 a b c']],
      [B, ['t2@5 a b c', 't3@5 a b c']],
    ]);
  });

  test.each(['disconnected', 'frozen'])('says nothing while %s, and everything in one frame afterwards', (state) => {
    const log = begun('t', A);
    if (state === 'disconnected') bus.connected = false;
    else mayTalk = false;
    log.append(' one');
    frames.touch(log);
    frames.flush();
    frames.status(log, { state: 'warming' });
    log.append(' two');
    frames.touch(log);
    frames.flush();
    expect(batches).toEqual([]);
    bus.connected = mayTalk = true;
    frames.flush();
    expect(batches).toEqual([
      { gateway: A, frames: [{ turnId: 't', attempt: 1, at: 5, text: ' one two', meta: { status: { state: 'warming' } } }] },
    ]);
  });

  test('sends the end at once, and nothing of a log that was forgotten', () => {
    const log = begun('t', A);
    const lost = begun('lost', A);
    lost.append(' zombie');
    frames.touch(lost);
    frames.forget(lost);
    log.freeze();
    log.settle({ outcome: 'done', finish: 'stop', stages: {}, notices: [] });
    frames.touch(log);
    frames.flush();
    expect(batches.map((batch) => batch.frames.map((frame) => [frame.turnId, frame.at, frame.meta?.end?.outcome]))).toEqual([
      [['t', 5, 'done']],
    ]);
  });

  test('a great backlog leaves in messages a server takes', () => {
    bus.connected = false;
    const text = '中'.repeat(15_000);
    for (let i = 0; i < 60; i++) {
      const log = new GenerationLog({ turnId: `t${i}`, attempt: 1, carry: {}, gateway: A });
      log.append(text);
      frames.touch(log);
    }
    bus.connected = true;
    frames.flush();
    expect(batches.flatMap((batch) => batch.frames)).toHaveLength(60);
    for (const batch of batches) expect(Buffer.byteLength(batch.frames.map((frame) => frame.text).join(''))).toBeLessThan(900_000);
  });
});
