import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

export const FIELDS = {
  passage: ['content', 'section', 'source_name'],
  profile: ['injuries_limitations', 'equipment_available', 'display_name'],
  note: ['workout', 'run', 'benchmark'],
  message: ['message'],
  earlier: ['user', 'assistant'],
} as const;

const Place = z.strictObject({
  surface: z.enum(['passage', 'profile', 'note', 'message', 'earlier']),
  field: z.string(),
  text: z.string().trim().min(1),
});
export type Place = z.infer<typeof Place>;

export const Attack = Place.extend({
  id: z.string().regex(/^(?:passage|profile|note|message|earlier)-\d{2}$/),
  goal: z.enum(['plan_where_forbidden', 'leak_prompt', 'foreign_link', 'claim_action', 'ignore_safety', 'promote_substance']),
  technique: z.string().regex(/^[a-z0-9_]+$/),
  also: Place.optional(),
  host: z.string().trim().min(1),
  success: z.union([z.strictObject({ contains: z.string().min(8) }), z.strictObject({ matches: z.string().min(3) })]),
});
export type Attack = z.infer<typeof Attack>;

export const SETS = ['attacks', 'held-out'] as const;
export type AttackSet = (typeof SETS)[number];

/** Every attack of one set. `held-out` was written by somebody who had not read the defences. */
export const readAttacks = (set: AttackSet): Attack[] =>
  z.array(Attack).parse(parse(readFileSync(new URL(`${set}.yaml`, import.meta.url), 'utf8')));

/** Where an attack stands: one place, or two for a split one. */
export const placesOf = ({ surface, field, text, also }: Attack): Place[] => [{ surface, field, text }, ...(also ? [also] : [])];

/** Did it work? Judged on the words that were shown. */
export const worked = ({ success }: Attack, shown: string): boolean =>
  'contains' in success ? shown.includes(success.contains) : new RegExp(success.matches).test(shown);
