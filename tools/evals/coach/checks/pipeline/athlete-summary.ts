import { z } from 'zod';
import { defineKind, passIf } from '../check-kind.ts';

/** The second system message is the athlete in one line and holds `contains`; with `none`, no message speaks of an athlete. */
export const athleteSummary = defineKind(
  'athlete_summary',
  'pipeline',
  { contains: z.array(z.string()).default([]), none: z.boolean().default(false) },
  ({ contains, none }, { sent }) => {
    if (sent === null) return { pass: null, evidence: 'the provider does not tell what it was sent' };
    const at = sent.findIndex(({ role, content }) => role === 'system' && content.startsWith('Athlete profile:'));
    if (none) return passIf(at === -1, at === -1 ? 'no summary' : 'a summary where none is known');
    const summary = sent[at]?.content ?? '';
    const missing = contains.filter((part) => !summary.includes(part));
    return passIf(
      at === 1 && missing.length === 0,
      at !== 1 ? `summary at place ${at}` : missing.length ? `missing: ${missing.join(', ')}` : summary,
    );
  },
);
