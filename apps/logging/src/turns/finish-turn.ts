import type { finishTurn as contract, TurnEnd } from '@hyrox/contracts';
import type { Database, OutboxRelay } from '@hyrox/service-kit';
import type { Logger } from '@hyrox/telemetry';
import type { z } from 'zod';
import { storableJson, storableText } from '../db/storable.ts';
import { findNotices, type AnswerChecks } from './find-notices.ts';
import { readCarry } from './read-carry.ts';
import { countEnd, finishSeconds } from './turn-metrics.ts';

export interface FinishDeps {
  database: Pick<Database, 'call'>;
  relay: Pick<OutboxRelay, 'kick'>;
  checks: AnswerChecks;
  log: Pick<Logger, 'info' | 'error'>;
}

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

type Finished = { end: TurnEnd; committed: boolean } | { fenced: true };

/**
 * Checks the answer and commits it: assistant row, terminal status, numbers and event in one statement. The stored end comes back with its
 * notices and message id, the same for a repeat by the same worker; `fenced` for an attempt that is over.
 */
export async function finishTurn(input: z.output<typeof contract.input>, deps: FinishDeps): Promise<z.output<typeof contract.output>> {
  const startedMs = performance.now();
  const { turnId, attempt, worker } = input;
  const text = storableText(input.text);
  const carry = readCarry(input.carry, (field) =>
    deps.log.error({ turnId, attempt, field }, 'a carry does not fit, the answer is kept without it'),
  );
  const notices = findNotices(
    { text, sources: carry.sources, athlete: carry.athlete, today: dayOf(new Date()), told: carry.notices, end: input.end },
    deps.checks,
    (err) => deps.log.error({ turnId, attempt, err }, 'the checks of an answer broke'),
  );
  const end = storableJson({ ...input.end, notices });
  const finished = await deps.database.call<Finished>('finish_turn', [turnId, attempt, worker, end, text, storableJson(carry)]);
  finishSeconds.record((performance.now() - startedMs) / 1000);
  if ('fenced' in finished) {
    deps.log.info({ turnId, attempt, worker }, 'a finish was fenced');
    return finished;
  }
  if (finished.committed) {
    deps.relay.kick();
    countEnd(finished.end);
    deps.log.info({ turnId, attempt, outcome: finished.end.outcome, finish: finished.end.finish }, 'turn ended');
  }
  return { end: finished.end };
}
