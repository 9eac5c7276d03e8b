import { parseArgs } from 'node:util';
import { oneOf } from '../one-of.ts';
import { fitClassifier } from './fit/fit-classifier.ts';
import { SPLITS } from './read-red-flags.ts';
import { runSafety } from './run-safety.ts';

/** `npm run eval -- safety`. The exit code: 0 when recall and false alarms are where they should be. `--fit` learns the weights anew. */
export function evaluateSafety(args: string[]): number {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' }, split: { type: 'string' }, fit: { type: 'boolean' } } });
  if (values.fit) {
    fitClassifier((line) => console.error(line));
    return 0;
  }
  return runSafety(oneOf('split', values.split, SPLITS), values.json ?? false);
}
