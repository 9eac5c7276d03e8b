import { expect, test } from '@jest/globals';
import { plainPreview } from './plain-preview.ts';

test.each([
  ['emphasis', '**Stop training now.** What *you* describe', 'Stop training now. What you describe'],
  ['a link, and one that was cut', 'See [the rules](https://rules.example/a) and [the plan](https://pl', 'See the rules and the plan'],
  ['an emphasis that was cut', 'Rest. **Then push', 'Rest. Then push'],
  ['headings, lists and quotes', '## Sled\n- hips low\n2. short steps\n> breathe', 'Sled hips low short steps breathe'],
  ['code', 'Do `6 x 50 m`', 'Do 6 x 50 m'],
  ['what is no mark', '4 * 500 m - 90 s rest, 5 > 3, run_8, RPE 7 [1]', '4 * 500 m - 90 s rest, 5 > 3, run_8, RPE 7 [1]'],
  ['a number that begins a sentence', '100 wall balls. 3. of them', '100 wall balls. 3. of them'],
])('a preview shows the words of %s', (_name, written, shown) => {
  expect(plainPreview(written)).toBe(shown);
});
