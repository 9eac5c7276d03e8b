import '../../api/contracts/jitless.ts';

/** What the operations page checks. A chunk of its own, so that no athlete's page carries it. */
export { OpsDeadLetters, OpsOverview, OpsTurn } from '@hyrox/contracts';
