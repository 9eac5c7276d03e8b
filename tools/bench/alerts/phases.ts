import type { Fault } from './fault.ts';
import {
  budgetHeldByDead,
  collectorRefused,
  eventPoisoned,
  ledgerClosed,
  libraryHidden,
  outboxUnreadable,
  outboxUnsendable,
  profilesUnreadable,
} from './faults/data-faults.ts';
import { askedTooMuch, modelCountsOtherwise, modelCuts, modelFails, modelLimits, modelRetired, modelSlow } from './faults/model-faults.ts';
import { exportFrozen, exportStarved, searchFrozen, workerDies } from './faults/process-faults.ts';
import { questionsStop, readersStandStill, tokensForeign } from './faults/reader-faults.ts';
import { modelDrowsy, newModelFails } from './faults/warmth-faults.ts';

/** What is broken at once, because neither hides the other. */
export const PHASES: readonly (readonly Fault[])[] = [
  // First: no token of the new model may be remembered.
  [newModelFails],
  [modelFails, exportFrozen, outboxUnsendable],
  [modelLimits, profilesUnreadable, exportStarved],
  [modelCuts, libraryHidden, eventPoisoned, outboxUnreadable],
  [modelRetired, searchFrozen, collectorRefused],
  [modelDrowsy],
  [readersStandStill, tokensForeign],
  [questionsStop],
  [modelSlow, askedTooMuch],
  [ledgerClosed],
  [budgetHeldByDead],
  [modelCountsOtherwise],
  // Last: what a killed worker has held of a budget stays held for ten minutes.
  [workerDies],
];

/**
 * A day's budget that one phase can spend within a minute, and the others cannot; the line of the product, which benches lift; and the clocks of
 * keep-warm and of the replica metric, a minute of them a second here too.
 */
export const BENCH_ENV = {
  'inference-gateway': {
    BUDGET_DAY_NANO_USD: '1500000000',
    ANSWERS_AT_ONCE_PER_ATHLETE: '4',
    KEEP_WARM: 'on',
    KEEP_WARM_LOOK_EVERY_MS: '250',
    NEBIUS_METRICS_LAG_MS: '250',
  },
};
