import { z } from 'zod';

const RubricSettings = z.strictObject({
  /** One yes-or-no question about the answer; yes is what is wanted. */
  question: z.string().regex(/\?$/, 'A rubric asks one question'),
  votes: z.int().min(1).max(9).default(3),
});
export type Rubric = z.output<typeof RubricSettings>;

/** A check for a judge; throws a ZodError when its settings do not fit. */
export const prepareRubric = (settings: unknown): Rubric => RubricSettings.parse(settings);
