import type { Finding, Scope } from './checks/check-kind.ts';
import type { Answered } from './ask/ask-scenario.ts';
import type { LoadedCheck, LoadedScenario } from './scenario/load-scenarios.ts';

export type Mode = 'extractive' | 'gullible' | 'real';

/**
 * `needs_model`: only the answer of a real model would tell; `not_visible`: a real provider does not show what it was sent.
 * Neither counts as passed.
 */
export type Verdict = 'passed' | 'failed' | 'needs_model' | 'not_visible';

/** What came of one check in one sample. */
export interface CheckResult {
  scenario: string;
  category: string;
  check: string;
  kind: string;
  mode: Mode;
  sample: number;
  scope: Scope;
  critical: boolean;
  standard: boolean;
  verdict: Verdict;
  evidence: string;
  /** What code says of the offline model's answer where only a real one counts. Never a measure of Coach K. */
  offlinePass?: boolean;
}

/** Decides a rubric: yes or no with a quote, undecided (`pass` null), or null when there is no judge. */
export type Judge = (check: LoadedCheck, answered: Answered) => Promise<Finding | null>;

const isAsked = (check: LoadedCheck, mode: Mode): boolean => mode !== 'gullible' || check.scope === 'pipeline';

async function decide(
  check: LoadedCheck,
  answered: Answered,
  mode: Mode,
  judge: Judge,
): Promise<Pick<CheckResult, 'verdict' | 'evidence' | 'offlinePass'>> {
  if (!check.decide) {
    const judged = mode === 'real' ? await judge(check, answered) : null;
    if (!judged) return { verdict: 'needs_model', evidence: 'for a judge, on the answer of a real model' };
    if (judged.pass === null) return { verdict: 'needs_model', evidence: `the judge could not decide: ${judged.evidence}` };
    return { verdict: judged.pass ? 'passed' : 'failed', evidence: judged.evidence };
  }
  const { pass, evidence } = check.decide(answered.facts);
  if (pass === null) return { verdict: 'not_visible', evidence };
  if (check.scope === 'model' && mode !== 'real') return { verdict: 'needs_model', evidence, offlinePass: pass };
  return { verdict: pass ? 'passed' : 'failed', evidence };
}

/** Decides every check of a scenario that is asked in this mode. A model that obeys everything is only asked what our own code promises. */
export async function decideChecks(
  scenario: LoadedScenario,
  answers: readonly Answered[],
  run: { mode: Mode; sample: number },
  judge: Judge,
): Promise<CheckResult[]> {
  const asked = scenario.checks.filter((check) => isAsked(check, run.mode));
  return Promise.all(
    asked.map(async (check): Promise<CheckResult> => {
      const answered = answers[check.turn];
      if (!answered) throw new Error(`${scenario.id} has no answer ${check.turn + 1}`);
      const { id, kind, scope, critical, standard } = check;
      const where = { scenario: scenario.id, category: scenario.category, check: id, kind, ...run, scope, critical, standard };
      return { ...where, ...(await decide(check, answered, run.mode, judge)) };
    }),
  );
}
