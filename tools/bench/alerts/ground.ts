import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { openLab, type Lab, type LabOptions } from '../lab/open-lab.ts';
import { signUpMany, type Athlete } from '../lab/sign-up.ts';
import { lookUntil } from './look-until.ts';
import { squeezeRules } from './squeeze-rules.ts';
import { startPrometheus, type Prometheus } from './start-prometheus.ts';
import { startSteadyLoad, type SteadyLoad } from './steady-load.ts';

const RULES = path.resolve(import.meta.dirname, '../../../infra/observability/prometheus/rules/hyrox.yml');
const ATHLETES = 6;
const ASK_EVERY_MS = 500;
/** Finished turns and (no) failed calls have been scraped often enough to be rates: before that, a burst of failures is no increase of anything. */
const RATES_ARE_KNOWN =
  'sum(increase(hyrox_generations_finished_total[4s])) > 0 and sum(count_over_time(hyrox_provider_errors_total{status="500"}[4s])) >= 3';
const KNOWN_WITHIN_MS = 30_000;

/** The running product with traffic, seen by Prometheus: what a fault is injected into. */
export interface Ground {
  stack: Lab['stack'];
  prometheus: Prometheus;
  /** Every alert of the rules. */
  alerts: string[];
  /** A statement as the owner of the database. */
  sql: (text: string) => Promise<void>;
  /** `POST /stand-in/<path>` of the model's stand-in. */
  model: (path: string, body: object) => Promise<void>;
  burst: SteadyLoad['burst'];
  pauseQuestions: SteadyLoad['pauseQuestions'];
  /** Those who ask all the time. */
  athletes: readonly Athlete[];
  close: () => Promise<void>;
}

/** How the model answers while nothing is wrong. */
export const QUICK_MODEL = { mode: 'extractive', firstTokenMs: 20, tokensPerSecond: 0 };

export async function openGround(
  options: { log?: (line: string) => void; env?: LabOptions['env']; build?: boolean } = {},
): Promise<Ground> {
  const lab = await openLab(options);
  const ends: (() => Promise<unknown>)[] = [() => lab.close()];
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const { stack } = lab;
    const owner = new pg.Pool({ connectionString: stack.databaseUrl('postgres'), max: 1 });
    ends.push(() => owner.end());
    const model = async (where: string, body: object) => {
      const answer = await fetch(`${stack.urls.nebius}/stand-in/${where}`, { method: 'POST', body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`the model's stand-in refused ${where}: ${await answer.text()}`);
      await answer.body?.cancel();
    };
    await model('mode', QUICK_MODEL);
    const { text, alerts } = squeezeRules(fs.readFileSync(RULES, 'utf8'));
    const prometheus = await startPrometheus({ dir: lab.dataDir, rules: text, metrics: stack.urls.metrics });
    ends.push(prometheus.stop);
    const athletes = await signUpMany(stack, ATHLETES);
    const load = startSteadyLoad({ gateway: stack.urls.gateway, athletes, everyMs: ASK_EVERY_MS });
    ends.push(load.stop);
    if (!(await lookUntil(() => prometheus.holds(RATES_ARE_KNOWN), KNOWN_WITHIN_MS)))
      throw new Error('Prometheus has seen no finished turn: is the product answering?');
    const sql = async (statement: string) => void (await owner.query(statement));
    const { burst, pauseQuestions } = load;
    return { stack, prometheus, alerts, model, sql, burst, pauseQuestions, athletes, close };
  } catch (error) {
    await close();
    throw error;
  }
}
