import { baseEnv, databaseEnv, loadEnv } from '@hyrox/service-kit';
import { z } from 'zod';

const Env = baseEnv.extend(databaseEnv.shape).extend({
  /** The OpenAI-compatible data plane, up to and with its version: `https://…/v1`. */
  NEBIUS_BASE_URL: z.url({ protocol: /^https?$/ }).default('https://api.tokenfactory.nebius.com/v1'),
  NEBIUS_API_KEY: z.string().min(1),
  /** The first model to ask. Without it the first live entry of the catalogue. */
  NEBIUS_MODEL: z.string().min(1).optional(),
  /** The provider's Prometheus endpoint with its replica counts: it decides what was a cold start. Without it the first token has to. */
  NEBIUS_METRICS_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** How old what it says is at most: the provider's own scrape interval. */
  NEBIUS_METRICS_LAG_MS: z.coerce.number().int().min(0).max(120_000).default(15_000),
  /** Whether small calls keep the model warm while questions are expected. Off unless somebody decides to pay for it. */
  KEEP_WARM: z.enum(['on', 'off']).default('off'),
  /** How often it is looked whether such a call is due, in milliseconds. */
  KEEP_WARM_LOOK_EVERY_MS: z.coerce.number().int().min(50).max(30_000).default(15_000),
  /** What they may cost in a UTC day, in nano-dollars ($1 is 1000000000). */
  KEEP_WARM_NANO_USD_PER_DAY: z.coerce.number().int().min(0).default(5_000_000),
  /** How long running answers may go on after SIGTERM before they are left to their leases, in milliseconds. */
  DRAIN_WITHIN_MS: z.coerce.number().int().min(0).default(25_000),
  /** What may be spent, in nano-dollars ($1 is 1000000000), in a UTC day, in a UTC month, and for one athlete in a UTC day. Unset: no limit. */
  BUDGET_DAY_NANO_USD: z.coerce.number().int().positive().optional(),
  BUDGET_MONTH_NANO_USD: z.coerce.number().int().positive().optional(),
  BUDGET_SUBJECT_DAY_NANO_USD: z.coerce.number().int().positive().optional(),
  /** Answers that this process lets run at once; whoever comes later waits in line. */
  ANSWERS_AT_ONCE: z.coerce.number().int().min(1).default(600),
  ANSWERS_AT_ONCE_PER_ATHLETE: z.coerce.number().int().min(1).default(4),
  /** Whoever comes when so many wait is turned away with the time to come back. */
  ANSWERS_WAITING: z.coerce.number().int().min(0).default(200),
  /** A second call beside a silent one while the model is cold or not known to be warm; the first token wins. Paid from the extra tokens. */
  HEDGE_WHILE_COLD: z.stringbool().default(false),
});
export type Env = Readonly<z.output<typeof Env>>;

export const readEnv = (): Env => loadEnv(Env);
