import { describe, expect, test } from '@jest/globals';
import type { TurnEnd } from '@hyrox/contracts';
import fc from 'fast-check';
import { GenerationLog } from './generation-log.ts';

const start = () => new GenerationLog({ turnId: 't', attempt: 2, carry: {}, gateway: 'gateway.aaaaaa' });
const end: TurnEnd = { outcome: 'done', finish: 'stop', stages: {}, notices: [] };

describe('GenerationLog', () => {
  test('frames are contiguous ranges of the text, whenever they are taken', () => {
    const step = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => ({ text })),
      fc.constant({ take: true as const }),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const log = start();
        let seen = '';
        const take = () => {
          const frame = log.takeFrame();
          if (!frame) return;
          expect(frame).toMatchObject({ turnId: 't', attempt: 2, at: seen.length });
          expect(frame.text.isWellFormed()).toBe(true);
          seen += frame.text;
        };
        for (const s of steps) {
          if ('text' in s) log.append(s.text);
          else take();
        }
        take();
        expect(seen).toBe(log.text);
        expect(log.length).toBe(seen.length);
      }),
    );
  });

  test('a surrogate pair is never cut, also when its halves come apart', () => {
    const log = start();
    log.append('Go \ud83d');
    expect(log.takeFrame()).toMatchObject({ at: 0, text: 'Go ' });
    log.append('\ude80!');
    expect(log.takeFrame()).toMatchObject({ at: 3, text: '🚀!' });
  });

  test('what cannot be stored is replaced without moving a place', () => {
    const log = start();
    log.append('a\u0000b\ude80c');
    expect(log.text).toBe('a\ufffdb\ufffdc');
  });

  test('half a pair at the end is not part of the frozen text', () => {
    const log = start();
    log.append('end\ud83d');
    expect(log.freeze()).toBe('end');
    expect(log.freeze()).toBeUndefined();
    log.append('more');
    expect(log.text).toBe('end');
  });

  test('the end is told once, after the commit, behind all of the text', () => {
    const log = start();
    log.append('answer');
    log.freeze();
    expect(log.takeFrame()).toEqual({ turnId: 't', attempt: 2, at: 0, text: 'answer' });
    expect(log.takeFrame()).toBeUndefined();
    log.settle(end);
    expect(log.takeFrame()).toEqual({ turnId: 't', attempt: 2, at: 6, text: '', meta: { end } });
    expect(log.takeFrame()).toBeUndefined();
    log.repeatEnd();
    expect(log.takeFrame()).toMatchObject({ at: 6, meta: { end } });
  });

  test('only a frozen log can end; a dropped one says nothing any more', () => {
    const log = start();
    log.settle(end);
    expect(log.state).toBe('running');
    log.append('x');
    log.drop();
    expect(log.takeFrame()).toBeUndefined();
    expect(log.watchers.size).toBe(0);
  });

  test('a reader gets what follows its place', () => {
    const log = start();
    log.append('Sled ');
    log.takeFrame();
    log.append('push');
    expect(log.textFrom(0)).toBe('Sled push');
    expect(log.textFrom(3)).toBe('d push');
    expect(log.textFrom(9)).toBe('');
  });
});
