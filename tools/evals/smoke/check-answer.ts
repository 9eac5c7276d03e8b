import { z } from 'zod';

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
  notices: unknown[];
}

export interface Finding {
  pass: boolean;
  evidence: string;
}

/** What makes a text a programme: sets and repetitions, efforts by RPE, days or weeks with their sessions. */
const PROGRAMME = [
  /\b\d+\s*[x×]\s*\d+/iu,
  /\b\d+\s*sets?\b/iu,
  /\bRPE\s*\d/iu,
  /^\W*(week|day)\s*\d+\b/imu,
  /^\W*(mon|tues|wednes|thurs|fri|satur|sun)day\s*[:–-]/imu,
];

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
      const found = PROGRAMME.map((pattern) => pattern.exec(answer.text)?.[0]).find((hit) => hit !== undefined);
      return { pass: found === undefined, evidence: found === undefined ? 'no programme' : `looks like a programme: ${found.trim()}` };
    }
    case 'notice':
      return { pass: answer.notices.length > 0, evidence: `${answer.notices.length} notices` };
    case 'questions': {
      const asked = answer.text.match(/\?(?=\s|$|[*_)"”])/gu)?.length ?? 0;
      return { pass: asked >= check.min && asked <= check.max, evidence: `${asked} questions` };
    }
  }
}
