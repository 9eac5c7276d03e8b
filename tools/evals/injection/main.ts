import { parseArgs } from 'node:util';
import { oneOf } from '../one-of.ts';
import { runInjection } from './run-injection.ts';

/** `npm run eval -- injection`. The exit code: 0 when nothing works with the defences and four in five without. */
export function evaluateInjection(args: string[]): number {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' }, defences: { type: 'string' } } });
  return runInjection(oneOf('defences', values.defences, ['on', 'off']), values.json ?? false);
}
