import { expect, test } from '@jest/globals';
import { RACE_TABLES } from './race-tables.ts';

const rowsOf = (name: string): string[] => RACE_TABLES[name]?.().split('\n') ?? [];

test.each(Object.keys(RACE_TABLES))('%s is a table whose rows have as many cells as its head', (name) => {
  const rows = rowsOf(name);
  expect(rows.length).toBeGreaterThan(4);
  const cells = (line: string) => line.split('|').length;
  for (const line of rows) expect(cells(line)).toBe(cells(rows[0] ?? ''));
  expect(rows.join('')).not.toMatch(/undefined|NaN/);
});

test('the singles table says what the rulebook says of the sled push and the wall balls', () => {
  expect(rowsOf('loads-singles-2627')).toContain('| Sled push 50 m (4 × 12.5 m) | 102 kg | 152 kg | 152 kg | 202 kg |');
  expect(rowsOf('loads-singles-2627').at(-1)).toBe(
    '| Wall balls 100 reps | 4 kg to 2.70 m | 6 kg to 3.00 m | 6 kg to 2.70 m | 9 kg to 3.00 m |',
  );
});

test('medians by age leave out groups that are too small', () => {
  expect(rowsOf('finish-by-age')).toContain('| 60–64 | 1:39:48 (n = 173) | too few to quote |');
  expect(rowsOf('finish-by-age')).toContain('| 50–54 | 1:33:01 (n = 981) | too few to quote |');
});

test('the pacing of Open men at 75 to 85 minutes', () => {
  expect(rowsOf('pacing-open-men')).toContain('| 75–85 min | 6,886 | 5:00 | 4:40 | 5:29 | +50 s | 5:52 |');
});
