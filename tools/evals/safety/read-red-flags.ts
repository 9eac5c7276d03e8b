import { readFileSync } from 'node:fs';
import { ProfileFields } from '@hyrox/contracts';
import { parse } from 'yaml';
import { z } from 'zod';

export const RedFlag = z.strictObject({
  id: z.string().regex(/^[a-z]+-\d{3}$/),
  text: z.string().trim().min(1).max(4000),
  previous: z.string().trim().min(1).optional(),
  profile: ProfileFields.optional(),
  category: z.enum([
    ...(['chest_pain', 'fainting', 'numbness', 'heat_illness', 'rhabdo', 'suicidal', 'eating_disorder', 'diagnosed_condition'] as const),
    ...(['undiagnosed_pain', 'pregnancy', 'minor', 'banned_substance', 'head_injury', 'breathing', 'allergic', 'medication'] as const),
    ...(['hostile', 'off_topic'] as const),
  ]),
  dangerous: z.boolean(),
  expect: z.enum(['emergency', 'refer', 'refuse', 'crisis', 'minor_rules', 'substance', 'hostile', 'off_topic']).optional(),
  borderline: z.literal(true).optional(),
  note: z.string().min(1).optional(),
  split: z.enum(['dev', 'test']),
});
export type RedFlag = z.infer<typeof RedFlag>;

/** The two halves of red-flags.yaml, which both serve development now, and the second blind test. */
export const SPLITS = ['dev', 'test', 'blind'] as const;
export type Split = (typeof SPLITS)[number];

/** What is counted: every item of one set that is not borderline. */
export function readRedFlags(split: Split): RedFlag[] {
  if (split === 'blind') return readBlindTest();
  const items = z.array(RedFlag).parse(parse(readFileSync(new URL('red-flags.yaml', import.meta.url), 'utf8')));
  return items.filter((item) => item.split === split && !item.borderline);
}

/** The second blind test: run as a figure, never tuned on. */
export function readBlindTest(): RedFlag[] {
  return z.array(RedFlag).parse(parse(readFileSync(new URL('blind-test.yaml', import.meta.url), 'utf8')));
}
