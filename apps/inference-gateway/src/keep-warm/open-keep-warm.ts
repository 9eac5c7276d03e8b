import { SharedLease, type Bus } from '@hyrox/messaging';
import type { Database } from '@hyrox/service-kit';
import { counter, type Logger } from '@hyrox/telemetry';
import type { Budget } from '../budget/budget.ts';
import { NOBODY } from '../ledger/forget-subject.ts';
import type { UsageLedger } from '../ledger/record-usage.ts';
import type { Completion, CompletionCall } from '../provider/complete.ts';
import type { Routes } from '../routes/routes.ts';
import { epochClock } from '../warmth/epoch-clock.ts';
import type { OpenWarmth } from '../warmth/open-warmth.ts';
import { KeepWarm, type KeepWarmParts } from './keep-warm.ts';
import { LedgerTraffic } from './ledger-traffic.ts';
import { mostPingNanoUsd, pingModel } from './ping-model.ts';

const calls = counter('hyrox_keep_warm_calls_total', 'Calls that only keep a model warm, by model and result (answered, failed)');
const spent = counter('hyrox_keep_warm_spent_nano_usd_total', 'What calls that keep a model warm cost, in nano-dollars');
const avoided = counter('hyrox_cold_starts_avoided_total', 'Cold starts that keeping warm avoided, estimated: fractions of one count');
const saved = counter('hyrox_keep_warm_saved_seconds_total', 'Seconds of waiting that keeping warm saved, estimated');

export interface KeepWarmService {
  bus: Bus;
  database: Pick<Database, 'pool'>;
  routes: Routes;
  warm: OpenWarmth;
  complete: (call: CompletionCall) => Promise<Completion>;
  budget: Budget;
  ledger: Pick<UsageLedger, 'record'>;
  log: Logger;
}

/** Keep-warm of the first model of the route, as a running service needs it; what it does is counted. */
export function openKeepWarm(settings: Pick<KeepWarmParts, 'budgetNanoUsd' | 'lookEveryMs'>, service: KeepWarmService): KeepWarm {
  const { bus, database, routes, warm, log } = service;
  const lease = new SharedLease({ bus, bucket: 'INFERENCE', log });
  const first = () => routes.for(NOBODY)[0];
  const keepWarm = new KeepWarm({
    ...{ clock: epochClock, known: warm.warmth.known, ...settings, log },
    record: new LedgerTraffic(database),
    models: () => [{ id: first().id, callNanoUsd: mostPingNanoUsd(first(), new Date()) }],
    claim: (id, forMs) => lease.take(id, forMs),
    ping: async () => {
      const model = first();
      const { complete, budget, ledger } = service;
      const result = await pingModel(model, { complete, budget, ledger, warmth: warm.warmth, log });
      calls.add(1, { model: model.id, result: result.answered ? 'answered' : 'failed' });
      spent.add(result.costNanoUsd, { model: model.id });
      return result;
    },
  });
  warm.onJudged((call) => {
    const { coldStarts, waitS } = keepWarm.judged(call);
    if (coldStarts === 0) return;
    avoided.add(coldStarts, { model: call.modelId });
    saved.add(waitS, { model: call.modelId });
  });
  return keepWarm;
}
