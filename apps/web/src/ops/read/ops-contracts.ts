import { config } from 'zod';

// As for the athlete's contracts: the page's policy forbids evaluated code.
config({ jitless: true });

/** What the operations page checks. A chunk of its own, so that no athlete's page carries it. */
export { OpsDeadLetters, OpsOverview, OpsTurn } from '@hyrox/contracts';
