import type { CheckRate } from './check-rates.ts';
import type { Comparison } from './compare-runs.ts';
import type { Report } from './report.ts';
import type { Share } from './summarise.ts';

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

/** `41/42 98 % (88–100)`; a dash when nothing was decided. */
export function tellShare({ passed, of, interval }: Share): string {
  if (of === 0) return '–';
  return `${Number(passed.toFixed(1))}/${of} ${percent(passed / of)} (${percent(interval.low).replace(' %', '')}–${percent(interval.high).replace(' %', '')})`;
}

function tellChanges(title: string, { fixed, broken, flaky, added, gone, compared }: Comparison): string[] {
  const lines = [
    ...fixed.map(({ key }) => `  fixed   ${key}`),
    ...broken.map(({ key }) => `  broken  ${key}`),
    ...flaky.map(({ key, then, now }) => `  flaky   ${key} (${then}, now ${now})`),
  ];
  return [`${title}: ${compared} checks compared, ${added.length} new, ${gone.length} gone${lines.length ? '' : ', no change'}`, ...lines];
}

const failed = ({ critical, key, passed, decided, evidence }: CheckRate): string =>
  `  ✗ ${critical ? 'critical ' : ''}${key} ${passed}/${decided}: ${evidence}`;

/** The report in lines for a terminal. */
export function tellReport({ about, gate, categories, checks, comparison }: Report): string[] {
  const width = Math.max(12, ...categories.map(({ category }) => category.length)) + 3;
  const failing = checks.filter(({ passed, decided }) => passed < decided);
  const waiting = checks.filter(({ decided, needsModel }) => decided === 0 && needsModel);
  const unseen = checks.filter(({ decided, needsModel }) => decided === 0 && !needsModel);
  return [
    `${about.model}, prompt ${about.promptVersion}, ${about.scenarios} scenarios, ${about.answers} answers, ${about.samples} sample${about.samples > 1 ? 's' : ''} each`,
    '',
    `${'category'.padEnd(width)}${'pipeline (95 %)'.padEnd(26)}${'model (95 %)'.padEnd(26)}needs a real model`,
    ...categories.map(
      (of) => `${of.category.padEnd(width)}${tellShare(of.pipeline).padEnd(26)}${tellShare(of.model).padEnd(26)}${of.needsModel}`,
    ),
    '',
    ...(failing.length ? [`failed (${failing.length})`, ...failing.map(failed), ''] : []),
    ...(comparison ? [...tellChanges(`against ${comparison.with.model} of ${comparison.with.day}`, comparison.decided)] : []),
    ...(comparison && about.offline ? tellChanges('what code says of the offline answers', comparison.offline) : []),
    ...(waiting.length ? [`${waiting.length} checks need a real model and count neither way; --json and --html list them`] : []),
    ...(unseen.length ? [`${unseen.length} pipeline checks cannot be seen with a real provider; run them offline`] : []),
    ...gate.map(({ pass, words }) => `${pass ? 'pass' : 'FAIL'}  ${words}`),
  ];
}
