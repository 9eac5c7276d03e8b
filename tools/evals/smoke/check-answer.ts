import { z } from 'zod';
import { findProgramme } from '../programme-marks.ts';

export const Check = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cites'), prefix: z.string() }),
  z.strictObject({ kind: z.literal('mentions'), all: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('no-programme') }),
  z.strictObject({ kind: z.literal('notice') }),
  z.strictObject({ kind: z.literal('questions'), min: z.int(), max: z.int() }),
]);
export type Check = z.infer<typeof Check>;

export interface Checked {
  text: string;
  sources: { id: string }[];
  notices: readonly { severity: string }[];
}

export interface Finding {
  pass: boolean;
  evidence: string;
}

/** Judges one answer by one check. Pure. */
export function checkAnswer(answer: Checked, check: Check): Finding {
  switch (check.kind) {
    case 'cites': {
      const cited = answer.sources.map((source) => source.id);
      return { pass: cited.some((id) => id.startsWith(check.prefix)), evidence: cited.join(' ') || 'no sources' };
    }
    case 'mentions': {
      const missing = check.all.filter((pattern) => !new RegExp(pattern, 'iu').test(answer.text));
      return { pass: missing.length === 0, evidence: missing.length ? `missing ${missing.join(', ')}` : 'all mentioned' };
    }
    case 'no-programme': {
      const found = findProgramme(answer.text);
      return { pass: found === undefined, evidence: found === undefined ? 'no programme' : `looks like a programme: ${found}` };
    }
    case 'notice': {
      // What only informs, like the offer of a plan, warns of nothing.
      const warnings = answer.notices.filter(({ severity }) => severity !== 'info').length;
      return { pass: warnings > 0, evidence: `${warnings} warnings` };
    }
    case 'questions': {
      const asked = answer.text.match(/\?(?=\s|$|[*_)"”])/gu)?.length ?? 0;
      return { pass: asked >= check.min && asked <= check.max, evidence: `${asked} questions` };
    }
  }
}
