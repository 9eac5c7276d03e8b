import { describe, expect, it } from '@jest/globals';
import { judgeCall, type CallFacts } from './judge-call.ts';
import { replicasDuring } from './replica-samples.ts';

const quickInUse: CallFacts = {
  idleMs: 20_000,
  waitedMs: 610,
  answered: true,
  refused: false,
  joinedLoad: false,
  replicas: undefined,
  slowFromMs: 900,
  staysWarmMs: 300_000,
};
const judged = (facts: Partial<CallFacts>) => judgeCall({ ...quickInUse, ...facts });

describe('a call', () => {
  it.each<[string, Partial<CallFacts>, boolean, string]>([
    ['quick and in use is warm', {}, false, 'quick'],
    ['slow and in use is only slow', { waitedMs: 9_000 }, false, 'slow'],
    ['slow after a long rest is cold', { waitedMs: 9_000, idleMs: 400_000 }, true, 'idle-and-slow'],
    ['slow as the first ever is cold', { waitedMs: 9_000, idleMs: null }, true, 'idle-and-slow'],
    ['quick after a long rest is warm', { idleMs: 400_000 }, false, 'quick'],
    ['refused with 503 after a long rest is cold', { idleMs: 400_000, refused: true, answered: false, waitedMs: 5 }, true, 'refused'],
    ['refused with 503 in use is not', { refused: true, answered: false, waitedMs: 5 }, false, 'slow'],
    ['that waited with another for a load is cold, however short', { joinedLoad: true, waitedMs: 200 }, true, 'joined-load'],
    ['without a replica is cold, however quick', { idleMs: 400_000, replicas: 'none' }, true, 'no-replica'],
    ['with one is warm, however slow', { waitedMs: 9_000, idleMs: 400_000, replicas: 'some' }, false, 'slow'],
    ['that failed at once met no model', { answered: false, waitedMs: 3, idleMs: 400_000, replicas: 'none' }, false, 'failed'],
    ['that never answered after a long rest is cold', { answered: false, waitedMs: 60_000, idleMs: 400_000 }, true, 'idle-and-slow'],
  ])('%s', (_, facts, cold, evidence) => {
    expect(judged(facts)).toMatchObject({ cold, evidence });
  });
});

describe('the replica metric, 15 s late', () => {
  const call = { beganAtMs: 1_000_000, tokenAtMs: 1_009_000, lastTokenAtMs: 500_000, lagMs: 15_000 };
  const seen = (samples: [number, number][], more: Partial<typeof call> = {}) =>
    replicasDuring(
      samples.map(([afterMs, ready]) => ({ atMs: call.beganAtMs + afterMs, ready })),
      { ...call, ...more },
    );

  it.each<[string, [number, number][], string | undefined]>([
    ['tells of a missing replica when it is asked at once', [[0, 0]], 'none'],
    ['tells of one that is missing at the moment itself', [[15_000, 0]], 'none'],
    ['has nothing to say about a call when it is asked too early and shows one', [[3_000, 1]], undefined],
    [
      'tells of a replica that was there all along',
      [
        [0, 1],
        [15_000, 1],
      ],
      'some',
    ],
    ['is not believed about the time after the first token', [[24_001, 0]], undefined],
    ['is not asked at all', [], undefined],
  ])('%s', (_, samples, said) => {
    expect(seen(samples)).toBe(said);
  });

  it('shows what was before the last token for a while, and does not decide then', () => {
    expect(
      seen(
        [
          [2_000, 0],
          [15_000, 1],
        ],
        { lastTokenAtMs: 999_000 },
      ),
    ).toBeUndefined();
    expect(seen([[14_500, 0]], { lastTokenAtMs: 999_000 })).toBe('none');
  });
});
