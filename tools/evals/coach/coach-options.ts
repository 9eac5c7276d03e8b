import { parseArgs } from 'node:util';
import { z } from 'zod';
import { StartError } from '../../local/start/start-error.ts';
import { Category } from './scenario/scenario.ts';

export const COACH_USAGE = `npm run eval -- coach [--scenario ID] [--category C] [--samples k] [--baseline FILE] [--save FILE] [--json] [--html FILE]
                        [--model NAME] [--judge NAME] [--parallel N] [--seed N] [--port N]

  Asks Coach K every scenario of tools/evals/coach/scenarios through the public API and decides their checks.
  --samples   how often each scenario is asked (1)
  --baseline  compare with a stored run; without it with the stored run of the offline model, when that is what answers
  --save      store this run as a baseline
  --model     a Nebius model (needs NEBIUS_API_KEY); without it the offline model answers unless a key is set
  --judge     the Nebius model that decides rubrics, of another family than the one judged
  Ends with 1 when a pipeline check or a critical check failed, or when the run is worse than the baseline by more than 3 points.`;

const whole = z.coerce.number().int().min(1);
const Options = z.strictObject({
  scenario: z.string().optional(),
  category: Category.optional(),
  samples: whole.max(20).default(1),
  baseline: z.string().optional(),
  save: z.string().optional(),
  json: z.boolean().default(false),
  html: z.string().optional(),
  model: z.string().optional(),
  judge: z.string().optional(),
  parallel: whole.max(16).default(4),
  seed: whole.default(20_261_130),
  port: whole.optional(),
  help: z.boolean().default(false),
});
export type CoachOptions = z.output<typeof Options>;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

function readWords(args: readonly string[]): unknown {
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...{ scenario: text, category: text, samples: text, baseline: text, save: text, html: text },
        ...{ model: text, judge: text, parallel: text, seed: text, port: text, json: flag, help: flag },
      },
    }).values;
  } catch (error) {
    // What parseArgs says of a word it does not know is a sentence for the user.
    if (error instanceof TypeError) throw new StartError(error.message);
    throw error;
  }
}

/** Reads the words after `coach`. Throws a StartError that names the option that does not fit. */
export function parseCoachOptions(args: readonly string[]): CoachOptions {
  const parsed = Options.safeParse(readWords(args));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new StartError(`--${String(issue?.path[0])} is not usable: ${issue?.message}.`);
}
