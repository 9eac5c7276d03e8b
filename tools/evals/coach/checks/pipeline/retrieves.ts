import { z } from 'zod';
import { defineKind, passIf } from '../check-kind.ts';

/** At least `min` of the passages come from these documents, and none from `forbid`. */
export const retrieves = defineKind(
  'retrieves',
  'pipeline',
  { anyOf: z.array(z.string()).default([]), min: z.int().min(0).default(1), forbid: z.array(z.string()).default([]) },
  ({ anyOf, min, forbid }, { sources }) => {
    const ids = sources.map((source) => source.id);
    const docOf = (id: string): string => id.replace(/_\d+$/u, '');
    const hits = ids.filter((id) => anyOf.length === 0 || anyOf.includes(docOf(id)));
    const wrong = ids.filter((id) => forbid.includes(docOf(id)));
    return passIf(hits.length >= min && wrong.length === 0, ids.join(' ') || 'no passages');
  },
);
