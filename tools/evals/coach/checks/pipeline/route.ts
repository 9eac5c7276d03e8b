import { DATA_LINE, EXAMPLES_HEADING } from '@hyrox/coaching';
import { z } from 'zod';
import { defineKind, passIf } from '../check-kind.ts';

/**
 * What the safety router did: exactly these notices (in any order, at least one of each `|` alternative) were shown and stored, and the
 * model was or was not sent an instruction of its own.
 */
export const route = defineKind(
  'route',
  'pipeline',
  { notices: z.array(z.string()).default([]), instruction: z.boolean().optional() },
  ({ notices, instruction }, { notices: shown, stored, sent }) => {
    // What only informs, like the offer of a plan, is not the safety router's.
    const codes = shown.filter(({ severity }) => severity !== 'info').map((notice) => notice.code);
    const missing = notices.filter((wanted) => !wanted.split('|').some((code) => codes.includes(code)));
    const extra = codes.filter((code) => !notices.some((wanted) => wanted.split('|').includes(code)));
    if (missing.length + extra.length > 0)
      return passIf(false, `shown: ${codes.join(', ') || 'none'}, wanted: ${notices.join(', ') || 'none'}`);
    const kept = stored?.notices.map((notice) => notice.code) ?? [];
    if (codes.some((code) => !kept.includes(code))) return passIf(false, `stored: ${kept.join(', ') || 'none'}`);
    if (instruction === undefined) return passIf(true, codes.join(', ') || 'no notice');
    if (sent === null) return { pass: null, evidence: 'the provider does not tell what it was sent' };
    const isOurs = (content: string): boolean => content.trim() === DATA_LINE || content.startsWith(EXAMPLES_HEADING);
    const told = sent
      .slice(1)
      .some(({ role, content }) => role === 'system' && !content.startsWith('Athlete profile:') && !isOurs(content));
    return passIf(told === instruction, told ? 'an instruction was sent' : 'no instruction was sent');
  },
);
