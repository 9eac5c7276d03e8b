import { z } from 'zod';
import { generateText } from './generate-text.ts';

const generateSchema = z.strictObject({
  generate: z.strictObject({ tokens: z.int().min(0).optional(), chars: z.int().min(0).optional(), seed: z.string().optional() }),
});
const answerSchema = z.union([z.string(), generateSchema]);

/**
 * What the scripted mode answers: a list, used up one per request with the last one repeated; or rules, the first whose pattern is found
 * in the last user message (case ignored); or one generated text for all. `seed` defaults to the request's `x-client-request-id`.
 */
export const scriptSchema = z.union([z.array(answerSchema).min(1), generateSchema, z.record(z.string(), answerSchema)]);
export type Script = z.infer<typeof scriptSchema>;
type ScriptAnswer = z.infer<typeof answerSchema>;

/** Answers from a script; keeps the place in a list. */
export class ScriptReader {
  readonly #script: Script;
  #next = 0;

  constructor(script: Script) {
    this.#script = script;
  }

  /** The answer to one request. A message that no rule matches is answered with a sentence that says so. */
  answer(userMessage: string, requestKey: string): string {
    const chosen = this.#choose(userMessage);
    if (chosen === undefined) return 'No scripted answer matches this message.';
    if (typeof chosen === 'string') return chosen;
    return generateText({ ...chosen.generate, seed: chosen.generate.seed ?? requestKey });
  }

  #choose(userMessage: string): ScriptAnswer | undefined {
    const script = this.#script;
    if (Array.isArray(script)) return script[Math.min(this.#next++, script.length - 1)];
    const single = generateSchema.safeParse(script);
    if (single.success) return single.data;
    const rules = Object.entries(script as Record<string, ScriptAnswer>);
    return rules.find(([pattern]) => new RegExp(pattern, 'i').test(userMessage))?.[1];
  }
}
