import { z } from 'zod';
import source from './presets.json' with { type: 'json' };

const Count = z.int().nonnegative();
/** What one answer uses. */
const Usage = z.strictObject({ inputTokens: Count, outputTokens: Count, searches: Count, fetches: Count });
export type ResearchUsage = z.infer<typeof Usage>;

const Preset = z.strictObject({
  /** As the API knows it. */
  name: z.string().regex(/^[a-z-]+$/),
  model: z.string(),
  maxSteps: z.int().min(1).max(10),
  useWhen: z.string(),
  /** Nano-dollars per token. */
  tokenNanoUsd: z.strictObject({ input: z.int().positive(), output: z.int().positive() }),
  typical: Usage,
  /** What a long answer uses; not a limit that the API keeps. */
  most: Usage,
  /** Where `typical` and `most` come from. */
  basis: z.string(),
  /** How long an answer may take. */
  timeoutMs: z.int().positive(),
});
export type ResearchPreset = z.infer<typeof Preset>;

const Presets = z.strictObject({
  source: z.string(),
  asOf: z.string().regex(/^\d{4}-\d{2}$/),
  /** Nano-dollars per call of a tool. */
  toolNanoUsd: z.strictObject({ search: z.int().positive(), fetch: z.int().positive() }),
  presets: z.array(Preset).min(1),
});

/** The presets of the research API with what they cost, as data. */
export const RESEARCH_PRESETS = Presets.parse(source);

/** The preset of that name. Undefined when there is none. */
export const findPreset = (name: string): ResearchPreset | undefined => RESEARCH_PRESETS.presets.find((preset) => preset.name === name);
