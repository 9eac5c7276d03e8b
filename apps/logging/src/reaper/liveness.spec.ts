import { describe, expect, test } from '@jest/globals';
import { Liveness, type PingResult } from './liveness.ts';

const round = (...pings: [string, PingResult][]) => new Map(pings);

describe('who is dead', () => {
  test('a holder nobody answers for twice in a row', () => {
    const liveness = new Liveness();
    expect(liveness.judge(round(['inference.aaaaaa', 'nobody'], ['gateway.bbbbbb', 'alive']))).toEqual([]);
    expect(liveness.judge(round(['inference.aaaaaa', 'nobody'], ['gateway.bbbbbb', 'nobody']))).toEqual(['inference.aaaaaa']);
  });

  test('not one that answered in between, nor one whose ping timed out in between', () => {
    const liveness = new Liveness();
    liveness.judge(round(['inference.aaaaaa', 'nobody'], ['inference.cccccc', 'nobody']));
    liveness.judge(round(['inference.aaaaaa', 'alive'], ['inference.cccccc', 'unknown']));
    expect(liveness.judge(round(['inference.aaaaaa', 'nobody'], ['inference.cccccc', 'nobody']))).toEqual([]);
  });

  test('a frozen holder, whose pings only time out, is never dead by ping', () => {
    const liveness = new Liveness();
    for (let i = 0; i < 20; i++) expect(liveness.judge(round(['inference.aaaaaa', 'unknown']))).toEqual([]);
  });

  test('strikes from before a deaf time do not count', () => {
    const liveness = new Liveness();
    liveness.judge(round(['inference.aaaaaa', 'nobody']));
    liveness.forget();
    expect(liveness.judge(round(['inference.aaaaaa', 'nobody']))).toEqual([]);
  });
});
