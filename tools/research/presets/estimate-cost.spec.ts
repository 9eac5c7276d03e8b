import { expect, test } from '@jest/globals';
import { costOf, dollars, estimateCost } from './estimate-cost.ts';
import { findPreset, RESEARCH_PRESETS } from './presets.ts';

test('the presets of the project overview are there, with the steps it gives them', () => {
  expect(RESEARCH_PRESETS.presets.map(({ name, model, maxSteps }) => [name, model, maxSteps])).toEqual([
    ['fast-search', 'xai/grok-4-1-fast', 1],
    ['pro-search', 'openai/gpt-5.1', 3],
    ['deep-research', 'openai/gpt-5.2', 10],
    ['advanced-deep-research', 'anthropic/claude-opus-4-6', 10],
  ]);
  expect(findPreset('sonar')).toBeUndefined();
});

test.each(RESEARCH_PRESETS.presets)('$name costs more when it is used more, and the dearer preset is never the cheaper', (preset) => {
  const { typicalNanoUsd, mostNanoUsd } = estimateCost(preset, 'a question');
  expect(Number.isInteger(typicalNanoUsd)).toBe(true);
  expect(mostNanoUsd).toBeGreaterThan(typicalNanoUsd);
  expect(estimateCost(preset, 'a question'.repeat(1_000)).typicalNanoUsd).toBeGreaterThan(typicalNanoUsd);
});

test('a typical and a long answer of the deepest preset cost what published runs cost', () => {
  const preset = findPreset('advanced-deep-research');
  if (!preset) throw new Error('no preset');
  const published = [0.2963, 0.9038, 0.9809, 0.9862, 2.1757, 2.3781];
  const median = ((published[2] ?? 0) + (published[3] ?? 0)) / 2;
  expect(costOf(preset, preset.typical) / 1e9).toBeGreaterThan(median * 0.9);
  expect(costOf(preset, preset.typical) / 1e9).toBeLessThan(median * 1.1);
  expect(costOf(preset, preset.most) / 1e9).toBeGreaterThan(Math.max(...published));
});

test('one fast search by hand: 12,000 and 1,200 tokens and one search are 0.8 cents', () => {
  const preset = findPreset('fast-search');
  expect(preset && costOf(preset, preset.typical)).toBe(12_000 * 200 + 1_200 * 500 + 5_000_000);
  expect(dollars(8_000_000)).toBe('$0.008');
  expect([dollars(0), dollars(952_000_000), dollars(12_000_000_000)]).toEqual(['$0.00', '$0.95', '$12.00']);
});
