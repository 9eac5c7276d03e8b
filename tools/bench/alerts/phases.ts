import type { Fault } from './fault.ts';
import { collectorRefused, eventPoisoned, libraryHidden, outboxUnreadable, profilesUnreadable } from './faults/data-faults.ts';
import { modelCountsOtherwise, modelCuts, modelFails, modelLimits, modelSlow } from './faults/model-faults.ts';
import { exportFrozen, exportStarved, searchFrozen, workerDies } from './faults/process-faults.ts';

/** What is broken at once, because neither hides the other. */
export const PHASES: readonly (readonly Fault[])[] = [
  [modelFails, exportFrozen, outboxUnreadable],
  [modelLimits, profilesUnreadable, exportStarved],
  [modelSlow, libraryHidden, eventPoisoned],
  [modelCuts, searchFrozen, collectorRefused],
  [modelCountsOtherwise],
  [workerDies],
];
