import { formatTable } from '../lab/format-table.ts';
import type { ScreenFigures } from './measure-screen.ts';
import { CATEGORIES } from './screens.ts';

export const LEAST_SCORE = 95;
export const MOST_FIRST_JS_BYTES = 200_000;

const kB = (bytes: number) => (bytes / 1_000).toFixed(1);

/** The four scores, what makes up the first of them, and the scripts of every screen, one line each. */
export function describeScreens(figures: readonly ScreenFigures[]): string {
  return formatTable(
    ['screen', 'device', 'range', ...CATEGORIES, 'FCP ms', 'LCP ms', 'TBT ms', 'SI ms', 'CLS', 'first JS, kB gzip', 'later', 'machine'],
    figures.map(({ screen, device, performanceRange, scores, paint, firstJsBytes, laterJsBytes, machineIndex }) => [
      screen,
      device,
      performanceRange.join('–'),
      ...CATEGORIES.map((name) => String(scores[name])),
      ...[paint.firstContentMs, paint.largestContentMs, paint.blockedMs, paint.speedIndexMs].map((ms) => ms.toFixed(0)),
      paint.shift.toFixed(3),
      kB(firstJsBytes),
      kB(laterJsBytes),
      machineIndex.toFixed(0),
    ]),
  );
}

/** What is below the bar, in words; nothing when every screen is good. */
export function findShortfalls(figures: readonly ScreenFigures[]): string[] {
  return figures.flatMap(({ screen, device, scores, complaints, firstJsBytes }) => {
    const low = CATEGORIES.filter((name) => scores[name] < LEAST_SCORE).map((name) => `${name} ${scores[name]}`);
    const reasons = complaints.length ? ` (${complaints.join(', ')})` : '';
    const heavy = firstJsBytes > MOST_FIRST_JS_BYTES ? [`${screen} loads ${kB(firstJsBytes)} kB of JavaScript first`] : [];
    return [...(low.length ? [`${screen} on a ${device}: ${low.join(', ')}${reasons}`] : []), ...heavy];
  });
}
