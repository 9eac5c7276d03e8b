import type { TurnCompleted } from '@hyrox/contracts';
import type { EventMeta } from '@hyrox/messaging';
import type { Database } from '@hyrox/service-kit';
import { takeForAthlete } from './take-for-athlete.ts';
import { takeOutNames } from './take-out-names.ts';

const INSERT = `
  insert into public.collected_turns (turn_id, athlete_ref, conversation_id, message_id, outcome, finish, attempt, model, prompt_version,
    source_ids, tokens_in, tokens_out, cost_nano_usd, messages, answer, completed_at, stream_order)
  select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
    case when ended.yes then null else $14::jsonb end, case when ended.yes then null else $15 end, $16, $17::bigint
  from (select exists (select 1 from public.collected_consents c
      where c.athlete_ref = $2 and c.purpose = 'training_reuse' and (not c.granted or c.ended_order > $17))
    or exists (select 1 from public.collected_athletes a
      where a.athlete_ref = $2 and (a.adult = false or a.minor_order > $17)) as yes) ended
  where not exists (select 1 from public.erased_athletes e where e.athlete_ref = $2)
    and not exists (select 1 from public.forgotten_conversations g where g.conversation_id = $3)
  on conflict (turn_id) do nothing`;

/**
 * Keeps one finished turn, once. Text is kept only when the event carries it and nothing ended the permission meanwhile; an erased athlete
 * and a deleted conversation leave nothing. The athlete's own names are taken out before anything is written.
 */
export async function collectTurn(input: { data: TurnCompleted; meta: EventMeta }, deps: { database: Database }): Promise<void> {
  const { data, meta } = input;
  const training = data.training && takeOutNames(data.training);
  await deps.database.transaction(async (tx) => {
    if (!(await takeForAthlete(tx, 'training-data-turn-completed', data.athleteRef, meta))) return;
    await tx.query(INSERT, [
      data.turnId,
      data.athleteRef,
      data.conversationId,
      data.messageId,
      data.outcome,
      data.finish,
      data.attempt,
      data.model,
      data.promptVersion,
      data.sourceIds,
      data.tokensIn,
      data.tokensOut,
      data.costNanoUsd,
      training ? JSON.stringify(training.messages) : null,
      training?.answer ?? null,
      data.completedAt,
      meta.order,
    ]);
  });
}
