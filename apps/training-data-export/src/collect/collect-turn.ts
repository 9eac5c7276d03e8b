import type { TurnCompleted } from '@hyrox/contracts';
import type { EventMeta } from '@hyrox/messaging';
import { takeOnce, type Database } from '@hyrox/service-kit';

const INSERT = `
  insert into public.collected_turns (turn_id, athlete_ref, message_id, outcome, finish, attempt, model, prompt_version, source_ids,
    tokens_in, tokens_out, cost_nano_usd, messages, answer, completed_at)
  select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
    case when withdrawn.yes then null else $13::jsonb end, case when withdrawn.yes then null else $14 end, $15
  from (select exists (select 1 from public.collected_consents c
    where c.athlete_ref = $2 and c.purpose = 'training_reuse' and not c.granted) as yes) withdrawn
  where not exists (select 1 from public.erased_athletes e where e.athlete_ref = $2)
  on conflict (turn_id) do nothing`;

/** Keeps one finished turn, once. Text is kept only when the event carries it and the athlete has not withdrawn meanwhile; an erased athlete leaves nothing. */
export async function collectTurn(input: { data: TurnCompleted; meta: EventMeta }, deps: { database: Database }): Promise<void> {
  const { data, meta } = input;
  await deps.database.transaction(async (tx) => {
    if (!(await takeOnce(tx, 'training-data-turn-completed', meta.eventId))) return;
    await tx.query(INSERT, [
      data.turnId,
      data.athleteRef,
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
      data.training ? JSON.stringify(data.training.messages) : null,
      data.training?.answer ?? null,
      data.completedAt,
    ]);
  });
}
