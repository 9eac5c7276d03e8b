import type { CheckResult } from '../../decide-checks.ts';
import type { Sample } from '../../run-scenarios.ts';
import { escapeHtml } from './escape-html.ts';

const TONES: Record<CheckResult['verdict'], string> = { passed: 'pass', failed: 'fail', needs_model: 'wait', not_visible: 'wait' };
const WORDS: Record<CheckResult['verdict'], string> = {
  passed: 'passed',
  failed: 'failed',
  needs_model: 'needs a real model',
  not_visible: 'cannot be seen',
};

function check({ check: id, verdict, critical, evidence, offlinePass }: CheckResult): string {
  const guess = offlinePass === undefined ? '' : ` <small>(offline answer: ${offlinePass ? 'yes' : 'no'})</small>`;
  return `<dt>${escapeHtml(id)}${critical ? ' · critical' : ''}</dt><dd><span class="${TONES[verdict]}">${WORDS[verdict]}</span>${guess} <small>${escapeHtml(evidence)}</small></dd>`;
}

function sampleOf({ mode, sample, answers, results }: Sample): string {
  const spoken = answers
    .map(({ facts }) => `<p class="muted">${escapeHtml(facts.question)}</p><pre>${escapeHtml(facts.text) || '(nothing)'}</pre>`)
    .join('');
  return `<p><b>${mode}</b> <small>sample ${sample + 1}</small></p>${spoken}<dl>${results.map(check).join('')}</dl>`;
}

/** One scenario with every sample: what was asked, what was answered, what each check found. */
export function renderScenario(samples: readonly Sample[]): string {
  const results = samples.flatMap((sample) => sample.results);
  const failed = results.filter(({ verdict }) => verdict === 'failed').length;
  const passed = results.filter(({ verdict }) => verdict === 'passed').length;
  const name = `${samples[0]?.scenario ?? ''}`;
  const tone = failed ? `<span class="fail">${failed} failed</span>` : `<span class="pass">${passed} passed</span>`;
  return `<details${failed ? ' open' : ''}><summary>${escapeHtml(name)} <small>${escapeHtml(results[0]?.category ?? '')}</small> ${tone}</summary><div>${samples.map(sampleOf).join('')}</div></details>`;
}
