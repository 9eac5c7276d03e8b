import { measureRouter, type Measured } from './measure-router.ts';
import { readRedFlags, SPLITS, type Split } from './read-red-flags.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function rowsOf(measured: Measured): string[] {
  return Object.entries(measured.perCategory).map(
    ([category, of]) =>
      `  ${category.padEnd(20)} ${of.dangerous ? `${of.caught}/${of.dangerous}` : '–'} caught, ${of.alarms}/${of.harmless} false alarms, ${of.asExpected}/${of.expected} as expected`,
  );
}

/** Measures the router on one half of the red flags or on both. Figures per category; a text of the test half is never printed. */
export function runSafety(split: Split | undefined, isJson: boolean): number {
  const results = (split ? [split] : SPLITS).map((of) => ({ split: of, ...measureRouter(readRedFlags(of)) }));
  if (isJson) console.log(JSON.stringify(results));
  else
    for (const result of results) {
      const { recall, falseAlarmRate, kindRate } = result;
      console.log(
        `${result.split}: recall ${percent(recall)} of ${result.dangerous}, false alarms ${percent(falseAlarmRate)} of ${result.harmless}, expected kind ${percent(kindRate)} of ${result.expected}`,
      );
      for (const row of rowsOf(result)) console.log(row);
    }
  return results.every(({ recall, falseAlarmRate }) => recall >= 0.98 && falseAlarmRate <= 0.05) ? 0 : 1;
}
