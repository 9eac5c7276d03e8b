import type { Fault } from './fault.ts';
import { collectorRefused, eventPoisoned, libraryHidden, outboxUnreadable, profilesUnreadable } from './faults/data-faults.ts';
import { askedTooMuch, modelCountsOtherwise, modelCuts, modelFails, modelLimits, modelRetired, modelSlow } from './faults/model-faults.ts';
import { exportFrozen, exportStarved, searchFrozen, workerDies } from './faults/process-faults.ts';

/** What is broken at once, because neither hides the other. */
export const PHASES: readonly (readonly Fault[])[] = [
  [modelFails, exportFrozen, outboxUnreadable],
  [modelLimits, profilesUnreadable, exportStarved],
  [modelCuts, libraryHidden, eventPoisoned],
  [modelRetired, searchFrozen, collectorRefused],
  [modelSlow, askedTooMuch],
  [modelCountsOtherwise],
  // Last: what a killed worker has held of a budget stays held for ten minutes.
  [workerDies],
];

/** A day's budget that one phase can spend within a minute, and the others cannot; and the line of the product, which benches lift. */
export const BENCH_ENV = { 'inference-gateway': { BUDGET_DAY_NANO_USD: '1500000000', ANSWERS_AT_ONCE_PER_ATHLETE: '4' } };
