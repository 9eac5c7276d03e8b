import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { askCoach } from '../../local/client/ask-coach.ts';
import { signUpFresh } from '../../local/client/open-session.ts';
import type { Coach } from '../../local/client/with-coach.ts';
import { setMode } from '../offline-model.ts';
import { Check, checkAnswer, type Finding } from './check-answer.ts';

const Cases = z.array(
  z.strictObject({
    id: z.string(),
    question: z.string(),
    modes: z.array(z.enum(['extractive', 'gullible'])).min(1),
    checks: z.array(Check).min(1),
  }),
);

/** What is needed of a running coach to ask it. */
export type AskedCoach = Pick<Coach, 'gatewayUrl' | 'supabaseUrl' | 'nebiusUrl' | 'keys'>;

export interface SmokeResult {
  id: string;
  mode: string;
  pass: boolean;
  findings: (Finding & { kind: string })[];
  text: string;
}

/** Asks every case of the hand-off's smoke test through the public API, each as a fresh athlete, and judges the answers. */
export async function runSmoke(coach: AskedCoach, tell: (result: SmokeResult) => void): Promise<SmokeResult[]> {
  const cases = Cases.parse(parse(fs.readFileSync(path.join(import.meta.dirname, 'cases.yaml'), 'utf8')));
  const results: SmokeResult[] = [];
  const offline = await setMode(coach.nebiusUrl, { mode: 'extractive' });
  try {
    for (const { id, question, modes, checks } of cases) {
      for (const mode of modes) {
        if (mode !== 'extractive' && !offline) continue;
        if (offline) await setMode(coach.nebiusUrl, { mode });
        const session = await signUpFresh({ supabaseUrl: coach.supabaseUrl, anonKey: coach.keys.anonKey });
        const answer = await askCoach(coach.gatewayUrl, session, { message: question });
        const findings = checks.map((check) => ({ kind: check.kind, ...checkAnswer(answer, check) }));
        const result = { id, mode, pass: findings.every((finding) => finding.pass), findings, text: answer.text };
        results.push(result);
        tell(result);
      }
    }
  } finally {
    if (offline) await setMode(coach.nebiusUrl, { mode: 'extractive' });
  }
  return results;
}
