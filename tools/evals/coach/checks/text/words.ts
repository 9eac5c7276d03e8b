import { z } from 'zod';
import { defineKind, passIf } from '../check-kind.ts';

/** The answer has `min` to `max` words. */
export const words = defineKind('words', 'model', { min: z.int().default(1), max: z.int() }, ({ min, max }, { text }) => {
  const count = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return passIf(count >= min && count <= max, `${count} words`);
});
