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

/** The two halves of red-flags.yaml and the half of the third set that may be read, which serve development, and two blind tests. */
export const SPLITS = ['dev', 'test', 'third-dev', 'blind', 'third'] as const;
export type Split = (typeof SPLITS)[number];

/** Run as figures, never tuned on: no training line may stand near to one of their texts. */
export const BLIND_SPLITS: readonly Split[] = ['blind', 'third'];

/** Written by a stranger and never opened since: only its two counts are ever looked at. */
export const SEALED: Split = 'third';

const FILES: Readonly<Record<Exclude<Split, 'dev' | 'test'>, string>> = {
  blind: 'blind-test.yaml',
  third: 'third-test.yaml',
  'third-dev': 'third-dev.yaml',
};

const readFile = (name: string): RedFlag[] => z.array(RedFlag).parse(parse(readFileSync(new URL(name, import.meta.url), 'utf8')));

/** What is counted: every item of one set that is not borderline. */
export function readRedFlags(split: Split): RedFlag[] {
  const isHalf = split === 'dev' || split === 'test';
  const items = isHalf ? readFile('red-flags.yaml').filter((item) => item.split === split) : readFile(FILES[split]);
  return items.filter((item) => !item.borderline);
}

/** The texts of every blind test. */
export const readBlindTexts = (): string[] => BLIND_SPLITS.flatMap(readRedFlags).map(({ text }) => text);
