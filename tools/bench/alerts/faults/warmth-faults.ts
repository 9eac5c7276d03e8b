import { switchModel } from '@hyrox/contracts';
import { withBus } from '../../../models/ask-bus.ts';
import type { Fault } from '../fault.ts';
import type { Ground } from '../ground.ts';

/** The replica goes whenever nobody asks for a moment. The replica metric says so, which is what the verdicts rest on. */
export const modelDrowsy: Fault = {
  name: 'the provider takes the replica away between any two questions',
  alerts: ['ColdStartsFrequent'],
  inject: async ({ model }) => {
    await model('profile', { profile: 'drowsy' });
    return () => model('profile', { profile: 'local' });
  },
};

const USUAL_MODEL = 'meta-llama/Llama-3.3-70B-Instruct-fast-LoRa:hyrox-coach-v2-HafB';
/** Nobody has asked it yet, so that keep-warm wants to wake it. */
const NEW_MODEL = 'Qwen/Qwen3-235B-A22B-Instruct-2507';

const putInFront = ({ stack }: Ground, model: string): Promise<void> =>
  withBus({ url: stack.urls.nats, user: 'gateway', password: stack.keys.natsPasswords.gateway }, async (ask) => {
    await ask(switchModel, { change: { kind: 'live', model }, who: 'bench', why: 'to see what its failure looks like' });
  });

/** Two weeks in which questions came at this hour and the next: without them nothing is expected and nothing kept warm. */
const REMEMBER_SEASON = `
  insert into public.usage_ledger (request_id, turn_id, attempt, subject_key, cause, model, tokens_in, tokens_out, cost_nano_usd,
    price_valid_from, exact, total_ms, status, created_at)
  select 'season.' || day || '.' || slot, gen_random_uuid(), 1, repeat('0', 32), 'turn', '${USUAL_MODEL}', 1, 1, 0, '2026-01-01', true, 1, 'stop',
    date_trunc('hour', now()) - make_interval(days => day) + make_interval(mins => slot * 5)
  from generate_series(1, 14) day, generate_series(0, 23) slot`;
const FORGET_SEASON = `delete from public.usage_ledger where request_id like 'season.%'`;

/** A worker learns when it starts what traffic to expect. */
export const newModelFails: Fault = {
  name: 'a model that was never asked is put in front, and the provider answers 500',
  alerts: ['KeepWarmFailing'],
  inject: async (ground) => {
    const { model, sql, stack } = ground;
    await sql(REMEMBER_SEASON);
    await model('rates', { 500: 1 });
    await putInFront(ground, NEW_MODEL);
    stack.kill('inference-gateway', 'SIGKILL');
    return async () => {
      await stack.waitReady('inference-gateway');
      await putInFront(ground, USUAL_MODEL);
      await model('rates', {});
      await sql(FORGET_SEASON);
    };
  },
};
