import { expect, test } from '@jest/globals';
import { scriptsIn } from './first-load.ts';
import { describeScreens, findShortfalls } from './judge-screens.ts';
import type { ScreenFigures } from './measure-screen.ts';

const good: ScreenFigures = {
  screen: 'log',
  device: 'phone',
  scores: { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 },
  paint: { firstContentMs: 812.4, largestContentMs: 1_900, blockedMs: 120, speedIndexMs: 950, shift: 0.0014 },
  runs: 1,
  complaints: [],
  machineIndex: 2_450.5,
  performanceRange: [93, 97],
  firstJsBytes: 200_000,
  laterJsBytes: 12_345,
};

test('a screen at the bar is good', () => {
  expect(findShortfalls([good])).toEqual([]);
});

test('a score below 95 and a script too many are told, with what cost the points', () => {
  const slow = { ...good, scores: { ...good.scores, performance: 94 }, complaints: ['total-blocking-time 400 ms'], firstJsBytes: 200_001 };
  expect(findShortfalls([good, slow])).toEqual([
    'log on a phone: performance 94 (total-blocking-time 400 ms)',
    'log loads 200.0 kB of JavaScript first',
  ]);
});

test('the table has a line per screen and device', () => {
  const [, , line] = describeScreens([good]).split('\n');
  expect(line?.split(/\s+/)).toEqual([
    ...['log', 'phone', '93–97', '95', '100', '100', '100', '812', '1900', '120', '950', '0.001', '200.0', '12.3', '2451'],
  ]);
});

test('the scripts of a document are found whatever stands beside their address, without those for old browsers', () => {
  const html =
    '<script nonce="x" src="/a.js" async=""></script><script>inline()</script><script src="/b.js"></script><script src="/old.js" noModule=""></script>';
  expect(scriptsIn(html)).toEqual(['/a.js', '/b.js']);
});
