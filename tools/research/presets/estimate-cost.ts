import { RESEARCH_PRESETS, type ResearchPreset, type ResearchUsage } from './presets.ts';

/** In nano-dollars. */
export interface CostEstimate {
  typicalNanoUsd: number;
  mostNanoUsd: number;
}

const CHARACTERS_PER_TOKEN = 4;

/** What a use of a preset costs, in nano-dollars, by the prices of the preset data. */
export function costOf(preset: ResearchPreset, usage: ResearchUsage): number {
  const { toolNanoUsd } = RESEARCH_PRESETS;
  return (
    usage.inputTokens * preset.tokenNanoUsd.input +
    usage.outputTokens * preset.tokenNanoUsd.output +
    usage.searches * toolNanoUsd.search +
    usage.fetches * toolNanoUsd.fetch
  );
}

/** What asking `prompt` is likely to cost. The model reads the prompt again at every step. */
export function estimateCost(preset: ResearchPreset, prompt: string): CostEstimate {
  const promptTokens = Math.ceil(prompt.length / CHARACTERS_PER_TOKEN) * preset.maxSteps;
  const withPrompt = (usage: ResearchUsage) => ({ ...usage, inputTokens: usage.inputTokens + promptTokens });
  return { typicalNanoUsd: costOf(preset, withPrompt(preset.typical)), mostNanoUsd: costOf(preset, withPrompt(preset.most)) };
}

/** `$0.95`; below a cent with a tenth of a cent, `$0.008`. */
export function dollars(nanoUsd: number): string {
  const usd = nanoUsd / 1e9;
  return `$${usd.toFixed(usd > 0 && usd < 0.1 ? 3 : 2)}`;
}
