import { OPS_RULES, type OpsTurns, type OpsWindow, type readOpsTurns as contract } from '@hyrox/contracts';
import { requireOpsRole, type Database } from '@hyrox/service-kit';
import type { z } from 'zod';

/** How long each window is, and in how many steps it is drawn. */
const WINDOWS: Readonly<Record<OpsWindow, { s: number; steps: number }>> = {
  now: { s: 900, steps: 30 },
  hour: { s: 3_600, steps: 30 },
  day: { s: 86_400, steps: 48 },
};

/** Turns of a window in figures, and what the alerts would say of them. Throws `not_found` without the role. */
export async function readOpsTurns(input: z.output<typeof contract.input>, deps: { database: Pick<Database, 'call'> }): Promise<OpsTurns> {
  requireOpsRole(input.roles);
  const { database } = deps;
  const { s, steps } = WINDOWS[input.window];
  const [figures, stages, models, series, signals, heldBack, standing, flow] = await Promise.all([
    database.call<OpsTurns['figures']>('ops_turn_figures', [s]),
    database.call<OpsTurns['stages']>('ops_turn_stages', [s]),
    database.call<OpsTurns['models']>('ops_turn_models', [s]),
    database.call<OpsTurns['series']>('ops_turn_series', [s, steps]),
    database.call<OpsTurns['signals']>('ops_turn_signals', [OPS_RULES.FirstTokenSlow.ms, OPS_RULES.TurnsDear.nanoUsd]),
    database.call<OpsTurns['signals']['heldBack']>('ops_held_back', []),
    database.call<OpsTurns['signals']['standing']>('ops_turn_standing', [OPS_RULES.FirstTokenSlow.ms]),
    database.call<OpsTurns['signals']['flow']>('ops_turn_flow', []),
  ]);
  return { figures, stages, models, series, signals: { ...signals, heldBack, standing, flow } };
}
