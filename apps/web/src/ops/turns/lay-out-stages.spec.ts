import { expect, test } from '@jest/globals';
import { layOutBar, layOutStages } from './lay-out-stages.ts';

const stages = { accept: 5, search: 30, 'search.embed': 12, summary: 8, prompt: 2, first_token: 400, generation: 3_000 };

test('what is asked at once begins together, the rest follows, and what is left over stands at the end', () => {
  const laid = layOutStages({ stages, latencyMs: 3_500 });
  expect(laid.map(({ stage, fromMs, ms }) => [stage, fromMs, ms])).toEqual([
    ['accept', 0, 5],
    ['search', 0, 30],
    ['search.embed', 0, 12],
    ['summary', 0, 8],
    ['prompt', 30, 2],
    ['first_token', 32, 400],
    ['generation', 432, 3_000],
    ['other', 3_432, 68],
  ]);
});

test('the bar is the same without gaps', () => {
  const bar = layOutBar({ stages, latencyMs: 3_500 });
  expect(bar.map(({ stage, fromMs, ms }) => [stage, fromMs, ms])).toEqual([
    ['before', 0, 32],
    ['first_token', 32, 400],
    ['generation', 432, 3_000],
    ['other', 3_432, 68],
  ]);
});

test('a turn that failed before any stage is all waiting', () => {
  expect(layOutStages({ stages: {}, latencyMs: 900 })).toEqual([{ stage: 'other', fromMs: 0, ms: 900 }]);
});
