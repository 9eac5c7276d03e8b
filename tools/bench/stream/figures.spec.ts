import { describe, expect, test } from '@jest/globals';
import type { LoadRun } from '../load/run-load.ts';
import { addedMs, coreShare, cpuUsPerToken, mergeCells, rssMb, sumUpRuns, tokensPerCoreS, type Cell } from './figures.ts';
import { isWrong, judgeStreams } from './judge-streams.ts';

const RUN: LoadRun = {
  measuredMs: 10_000,
  answers: 100,
  tokens: 100_000,
  errors: [],
  firstTokenMs: Array.from({ length: 100 }, (_, at) => 5 + at),
  beforeDispatchMs: Array.from({ length: 100 }, (_, at) => 4 + at),
  fromDispatchMs: Array.from({ length: 100 }, (_, at) => 1 + at),
  stages: [{ accept: 2, search: 9 }, { accept: 4 }, { accept: 3, search: 8 }],
  checkedAnswers: 120,
  checkedTokens: 120_000,
  wrong: { lost: 0, doubled: 0, reordered: 0 },
  stalls: 0,
  longestGapMs: 60,
  mostStreams: 101,
  tokensPerS: 10_000,
  cpuUsPerToken: [12, 6, 2],
  rssMb: [200, 150, 20],
  harnessBusy: 0.5,
  disturbed: 0.1,
};
const KNOWN = {
  system: 'path' as const,
  situation: '100' as const,
  measuredAt: '2026-11-30T12:00:00.000Z',
  pinned: true,
  processes: ['gateway', 'inference-gateway', 'nats'],
};
const cell = (more: Partial<Cell> = {}, run: Partial<LoadRun> = {}): Cell => ({ ...sumUpRuns([{ ...RUN, ...run }], KNOWN), ...more });
const direct = (more: Partial<Cell> = {}): Cell =>
  cell({ system: 'direct', processes: [], ...more }, { firstTokenMs: Array.from({ length: 100 }, (_, at) => 0.5 + at / 10) });

describe('the figures of the stream bench', () => {
  test('take the times of the repetition that was disturbed least and the faults of all', () => {
    const loud = {
      ...RUN,
      disturbed: 0.4,
      tokensPerS: 1,
      stalls: 2,
      longestGapMs: 1_500,
      wrong: { lost: 1, doubled: 0, reordered: 3 },
      errors: ['cut'],
    };
    expect(sumUpRuns([loud, RUN], KNOWN)).toMatchObject({
      repetitions: 2,
      tokensPerS: 10_000,
      disturbed: 0.1,
      stalls: 2,
      longestGapMs: 1_500,
      wrong: { lost: 1, doubled: 0, reordered: 3 },
      errors: ['cut'],
      checkedTokens: 240_000,
    });
  });

  test('count the core time of all processes of a system', () => {
    expect([cpuUsPerToken(cell()), tokensPerCoreS(cell()), coreShare(cell())]).toEqual([20, 50_000, 0.2]);
    expect([rssMb(cell()), rssMb(cell(), ['gateway', 'inference-gateway'])]).toEqual([370, 350]);
    expect(tokensPerCoreS(direct())).toBeNull();
  });

  test('subtract the provider itself, ours from dispatch and a peer from its question', () => {
    const express = cell({ system: 'express' });
    const cells = [direct(), cell(), express];
    expect([addedMs(cell(), cells, 'p50'), addedMs(cell(), cells, 'p99')]).toEqual([51 - 5.5, 100 - 10.4]);
    expect(addedMs(express, cells, 'p50')).toBe(55 - 5.5);
    expect(addedMs(cell({ situation: '500' }), cells, 'p50')).toBeNull();
  });

  test('take the median of each stage over the turns that had it', () => {
    expect(cell().stagesP50Ms).toEqual({ accept: 3, search: 9 });
  });

  test('have nothing to say of times where no answer began', () => {
    expect(cell({}, { firstTokenMs: [], fromDispatchMs: [] }).firstTokenMs).toEqual({ p50: null, p99: null, count: 0 });
  });

  test('of a later piece replace those of the same system and situation', () => {
    const merged = mergeCells([cell({ tokensPerS: 1 }), cell({ situation: '500' })], [cell({ tokensPerS: 2 }), direct()]);
    expect(merged.map(({ system, situation, tokensPerS }) => [system, situation, tokensPerS])).toEqual([
      ['direct', '100', 10_000],
      ['path', '100', 2],
      ['path', '500', 10_000],
    ]);
  });
});

describe('the bar', () => {
  const verdicts = (cells: Cell[]) => judgeStreams(cells).map(({ met }) => met);

  test('is met, missed or not measured line by line', () => {
    const fast = cell({ fromDispatchMs: { p50: 6.9, p99: 15.3, count: 100 } });
    const alone = cell({ system: 'turn', situation: 'alone', beforeDispatchMs: { p50: 14, p99: 40, count: 100 } });
    expect(verdicts([direct(), fast, cell({ situation: '500' }), cell({ situation: 'saturated' }), alone])).toEqual(Array(7).fill(true));
    const heavy = cell({ situation: '500' }, { rssMb: [300, 150, 20], wrong: { lost: 1, doubled: 0, reordered: 0 } });
    const slow = cell({ situation: 'saturated' }, { cpuUsPerToken: [30, 6, 2] });
    expect(verdicts([direct(), cell(), heavy, slow])).toEqual([false, false, false, true, false, false, null]);
    expect(verdicts([])).toEqual(Array(7).fill(null));
  });

  test('a stall is wrong where the provider was paced, an error everywhere', () => {
    expect([isWrong(cell({ stalls: 1 })), isWrong(cell({ stalls: 1, situation: 'saturated' }))]).toEqual([true, false]);
    expect(isWrong(cell({ situation: 'saturated', errors: ['cut'] }))).toBe(true);
    expect(isWrong(cell())).toBe(false);
  });
});
