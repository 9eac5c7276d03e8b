import type { CheckRate } from '../check-rates.ts';
import type { Comparison } from '../compare-runs.ts';
import type { Report } from '../report.ts';
import type { CategorySummary, Share } from '../summarise.ts';
import { tellShare } from '../tell-report.ts';
import { escapeHtml } from './escape-html.ts';
import { PAGE_STYLE } from './page-style.ts';
import { renderScenario } from './render-scenario.ts';

const tokens = (count: number): string => `${count.toLocaleString('en-US')} tokens`;

const fact = (value: string, words: string): string =>
  `<div class="fact"><b>${escapeHtml(value)}</b><small>${escapeHtml(words)}</small></div>`;

function bar({ passed, of, interval }: Share): string {
  if (of === 0) return '<span class="wait">–</span>';
  const share = passed / of;
  const [left, width] = [interval.low * 100, (interval.high - interval.low) * 100];
  const tone = share >= 0.9 ? '' : share >= 0.7 ? ' low' : ' bad';
  return `<span class="bar${tone}" aria-hidden="true"><i style="width:${(share * 100).toFixed(1)}%"></i><u style="left:${left.toFixed(1)}%;width:${width.toFixed(1)}%"></u></span>${tellShare({ passed, of, interval })}`;
}

const categoryRow = (of: CategorySummary): string =>
  `<tr><th scope="row">${escapeHtml(of.category)}</th><td>${of.scenarios}</td><td>${bar(of.pipeline)}</td><td>${bar(of.model)}</td><td>${of.needsModel || '–'}</td></tr>`;

const keys = (entries: readonly string[]): string =>
  `<ul class="keys">${entries.map((entry) => `<li>${escapeHtml(entry)}</li>`).join('')}</ul>`;

function changes(title: string, { fixed, broken, flaky, added, gone, compared }: Comparison): string {
  const part = (name: string, entries: readonly string[]): string =>
    entries.length ? `<details><summary>${entries.length} ${name}</summary><div>${keys(entries)}</div></details>` : '';
  const lists = [
    part(
      'broken',
      broken.map(({ key }) => key),
    ),
    part(
      'fixed',
      fixed.map(({ key }) => key),
    ),
    part(
      'flaky',
      flaky.map(({ key, then, now }) => `${key} (${then}, now ${now})`),
    ),
    part('new', added),
    part('gone', gone),
  ].join('');
  return `<p>${escapeHtml(title)}: ${compared} checks compared${lists ? '' : ', no change'}.</p>${lists}`;
}

function waiting(checks: readonly CheckRate[]): string {
  const need = checks.filter(({ decided, needsModel }) => decided === 0 && needsModel);
  const unseen = checks.filter(({ decided, needsModel }) => decided === 0 && !needsModel);
  const list = (words: string, of: readonly CheckRate[]): string =>
    of.length ? `<details><summary>${of.length} ${words}</summary><div>${keys(of.map(({ key }) => key))}</div></details>` : '';
  if (need.length + unseen.length === 0) return '';
  return `<h2>Not decided</h2><p class="muted">These count neither as passed nor as failed.</p>${list('checks need a real model', need)}${list('pipeline checks cannot be seen with a real provider', unseen)}`;
}

/** The report as one HTML page that needs nothing else: no script, no font, no address. */
export function renderPage(report: Report): string {
  const { about, gate, categories, checks, comparison, samples } = report;
  const failing = checks.filter(({ passed, decided }) => passed < decided);
  const undecided = checks.filter(({ decided }) => decided === 0).length;
  const open = gate.every(({ pass }) => pass);
  const scenarios = [...Map.groupBy(samples, ({ scenario }) => scenario).values()];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Coach K evaluation, ${escapeHtml(about.day)}</title><style>${PAGE_STYLE}</style></head><body><main>
<h1>Coach K evaluation</h1>
<p class="muted">${escapeHtml(about.model)} · prompt ${escapeHtml(about.promptVersion)} · commit ${escapeHtml(about.commit)} · ${escapeHtml(about.day)}</p>
${about.offline ? '<p>The offline model answered. Pipeline checks count; what only a model can do well is listed and not judged.</p>' : ''}
<div class="facts">${[
    fact(open ? 'open' : 'shut', 'the gate'),
    fact(String(about.scenarios), 'scenarios'),
    fact(String(checks.length), `checks, ${undecided} not decided`),
    fact(String(failing.length), 'failed'),
    fact(String(about.answers), `answers, ${about.samples} sample${about.samples > 1 ? 's' : ''} each`),
    fact(
      about.offline ? 'none' : `$${(about.costNanoUsd / 1e9).toFixed(4)}`,
      `cost; ${tokens(about.tokensIn)} in, ${tokens(about.tokensOut)} out`,
    ),
  ].join('')}</div>
<h2>Gate</h2><ul class="gate">${gate.map(({ pass, words }) => `<li><b class="${pass ? 'pass' : 'fail'}">${pass ? 'pass' : 'fail'}</b><span>${escapeHtml(words)}</span></li>`).join('')}</ul>
<h2>Pass rates with their 95 % intervals</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Pass rates by category"><table><thead><tr><th>Category</th><th>Scenarios</th><th>Pipeline</th><th>Model</th><th>Needs a real model</th></tr></thead><tbody>${categories.map(categoryRow).join('')}</tbody></table></div>
${comparison ? `<h2>Against ${escapeHtml(comparison.with.model)} of ${escapeHtml(comparison.with.day)}</h2>${changes('Checks that count', comparison.decided)}${about.offline ? changes('What code says of the offline answers', comparison.offline) : ''}` : ''}
${waiting(checks)}
<h2>Scenarios</h2>${scenarios.map((of) => renderScenario(of)).join('')}
</main></body></html>
`;
}
