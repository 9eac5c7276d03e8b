import { z } from 'zod';
import { StartError } from './start/start-error.ts';
import { isWellKnownSecret } from './supabase/well-known-secrets.ts';

const text = z.string().trim().min(1).optional();
const count = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'has to be a whole number above 0')
  .optional();
const nanoUsd = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'has to be a whole number of nano-dollars above 0')
  .optional();
const settingsSchema = z.object({
  HYROX_DATA_DIR: text,
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'has to begin with postgres://')
    .optional(),
  SUPABASE_URL: z.url().optional(),
  SUPABASE_ANON_KEY: text,
  AUTH_PROVIDERS: z
    .string()
    .regex(/^\s*(google|apple)\s*(,\s*(google|apple)\s*)?$/, 'has to be google, apple or both, with a comma between')
    .optional(),
  NATS_URL: text,
  /** On how many nodes of the cluster at NATS_URL each stream is kept. */
  NATS_REPLICAS: z
    .string()
    .regex(/^[135]$/, 'has to be 1, 3 or 5')
    .optional(),
  NEBIUS_API_KEY: text,
  NEBIUS_BASE_URL: z.url().optional(),
  NEBIUS_MODEL: text,
  NEBIUS_METRICS_URL: text,
  /** Whether and for how much a day the model is kept warm; the service has its own defaults. */
  KEEP_WARM: z.enum(['on', 'off']).optional(),
  KEEP_WARM_NANO_USD_PER_DAY: count,
  OPENAI_API_KEY: text,
  OPENAI_BASE_URL: z.url().optional(),
  EMBEDDING_MODEL: text,
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']).default('info'),
  /** What one athlete may ask and use; the service has its own defaults. */
  TURNS_PER_MINUTE: count,
  TURNS_PER_DAY: count,
  TOKENS_PER_DAY: count,
  /** What may be spent, in nano-dollars; unset: no limit. */
  BUDGET_DAY_NANO_USD: nanoUsd,
  BUDGET_MONTH_NANO_USD: nanoUsd,
  BUDGET_SUBJECT_DAY_NANO_USD: nanoUsd,
  /** How many answers run at once and may wait, and whether cold models are asked twice; the service has its own defaults. */
  ANSWERS_AT_ONCE: count,
  ANSWERS_AT_ONCE_PER_ATHLETE: count,
  ANSWERS_WAITING: count,
  HEDGE_WHILE_COLD: z.enum(['true', 'false']).optional(),
  COACH_MODE: z.enum(['extractive', 'gullible']).default('extractive'),
  FAULTS: text,
  /** How the offline model behaves: quick, or as slow and as cold as the provider was measured. */
  NEBIUS_PROFILE: z.enum(['local', 'measured']).default('local'),
  NATS_SERVER_BIN: text,
  CHROMIUM_BIN: text,
  /** Set when everything was built just now, as `npm test` does before its journeys: a start builds nothing then. */
  HYROX_BUILT: text,
});

/** What the environment says about the stack, and what every process inherits from it. */
export interface Settings extends z.infer<typeof settingsSchema> {
  /** PATH, HOME and the like, proxies and certificates, OTEL_*: what a process of ours may see of the caller's environment. */
  inherited: Record<string, string>;
}

const INHERITED =
  /^(PATH|HOME|USER|LANG|LC_ALL|TMPDIR|TEMP|TMP|SystemRoot|APPDATA|LOCALAPPDATA|NODE_EXTRA_CA_CERTS|(https?|no)_proxy|OTEL_(TRACES|EXPORTER|RESOURCE).*)$/i;

/** Reads the environment once. Empty variables count as absent. Throws a StartError with one sentence that repeats no value. */
export function loadSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StartError(`The environment variable ${String(issue?.path[0])} is not usable: ${issue?.message}.`);
  }
  const settings = parsed.data;
  refuseHalfASupabase(settings);
  if (settings.NEBIUS_MODEL && !settings.NEBIUS_API_KEY)
    throw new StartError('NEBIUS_MODEL is set without NEBIUS_API_KEY; set both or neither.');
  return {
    ...settings,
    inherited: Object.fromEntries(Object.entries(given).filter(([name]) => INHERITED.test(name))) as Record<string, string>,
  };
}

function refuseHalfASupabase(settings: z.infer<typeof settingsSchema>): void {
  if (!settings.SUPABASE_URL && !settings.SUPABASE_ANON_KEY) return;
  if (settings.SUPABASE_ANON_KEY && isWellKnownSecret(settings.SUPABASE_ANON_KEY))
    throw new StartError('SUPABASE_ANON_KEY is a demo key, whose secret everybody can look up; use a project with keys of its own.');
  const missing = (['SUPABASE_URL', 'SUPABASE_ANON_KEY', 'DATABASE_URL'] as const).filter((name) => !settings[name]);
  if (missing.length === 0) return;
  throw new StartError(
    `SUPABASE_URL, SUPABASE_ANON_KEY and DATABASE_URL go together, and ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing; set all three, DATABASE_URL alone, or none.`,
  );
}
