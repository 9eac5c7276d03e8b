import { z } from 'zod';
import { defineKind, passIf } from '../check-kind.ts';
import { readQuantities } from '../read/read-quantities.ts';

/** At least `min` figures that measure something: a load, a distance, a time, repetitions, a share. */
export const hasNumbers = defineKind('has_numbers', 'model', { min: z.int().min(1) }, ({ min }, { text }) => {
  const measured = new Set(
    readQuantities(text)
      .filter(({ dimension }) => dimension !== 'none')
      .map(({ at }) => at),
  ).size;
  return passIf(measured >= min, `${measured} figures with a unit`);
});
