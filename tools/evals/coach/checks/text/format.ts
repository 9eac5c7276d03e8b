import { z } from 'zod';
import { defineKind, passIf } from '../check-kind.ts';

const COUNTS = {
  items: /^\s*(?:[-*•]|\d+[.)])\s/gmu,
  table_rows: /^\s*\|.*\|\s*$/gmu,
  images: /!\[[^\]]*\]/gu,
  links: /\bhttps?:\/\//gu,
  headings: /^#{1,6}\s/gmu,
};

/** How the answer is laid out: so many (`min` to `max`) list items, table rows, headings, links or images. */
export const format = defineKind(
  'format',
  'model',
  {
    of: z.enum(Object.keys(COUNTS) as [keyof typeof COUNTS]),
    min: z.int().default(0),
    max: z.int().default(1000),
  },
  ({ of, min, max }, { text }) => {
    const count = text.match(COUNTS[of])?.length ?? 0;
    return passIf(count >= min && count <= max, `${count} ${of}`);
  },
);
