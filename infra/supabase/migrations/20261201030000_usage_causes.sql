-- Every call of a provider is a row: hedges, continuations, shadow runs, keep-warm calls, plan extraction, judging and embeddings have their own cause.
-- The causes of a turn name it; the others have none.
alter table public.usage_ledger drop constraint usage_ledger_cause_check;
alter table public.usage_ledger drop constraint usage_ledger_check1;
alter table public.usage_ledger add constraint usage_ledger_cause_check check (cause in (
  'turn', 'retry', 'hedge', 'continue', 'shadow', 'keep-warm', 'plan-extraction', 'judge', 'complete', 'embedding'));
alter table public.usage_ledger add constraint usage_ledger_turn_check check (
  (turn_id is not null) = (cause in ('turn', 'retry', 'hedge', 'continue', 'shadow')));
