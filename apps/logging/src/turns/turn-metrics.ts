import { counter, histogram } from '@hyrox/telemetry';

/** Turns that reached their end, by outcome: done, stopped or failed. Counted where the commit happens, once per turn. */
export const turnsTotal = counter('hyrox_turns_total', 'Turns that ended, by outcome');

export const acceptSeconds = histogram('hyrox_accept_turn_seconds', 'Time to commit an accepted turn');

export const finishSeconds = histogram('hyrox_finish_turn_seconds', 'Time to check and commit an answer');

/** Attempts taken from a holder, by what became of the turn: rerun, stopped or failed. */
export const reapedTotal = counter('hyrox_reaped_total', 'Attempts taken from a dead or silent holder');
