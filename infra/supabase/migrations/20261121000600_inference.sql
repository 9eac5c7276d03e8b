-- What every call of the model provider used, one row per request id. Money is integer nano-dollars at the price of the day.
-- No text and no athlete: `subject_key` is the opaque reference the provider is told too, and 32 zeros once the athlete is erased.

create table public.usage_ledger (
  request_id text primary key,
  turn_id uuid,
  attempt int check (attempt >= 1),
  subject_key text not null check (subject_key ~ '^[0-9a-f]{32}$'),
  cause text not null check (cause in ('turn', 'retry', 'complete')),
  model text not null,
  tokens_in int not null check (tokens_in >= 0),
  tokens_out int not null check (tokens_out >= 0),
  cost_nano_usd bigint not null check (cost_nano_usd >= 0),
  price_valid_from date not null,
  exact boolean not null,
  first_token_ms double precision check (first_token_ms >= 0),
  total_ms double precision not null check (total_ms >= 0),
  status text not null,
  created_at timestamptz not null default now(),
  check ((turn_id is null) = (attempt is null)),
  check ((cause = 'complete') = (turn_id is null))
);
create index usage_ledger_by_time on public.usage_ledger (created_at);
create index usage_ledger_by_subject on public.usage_ledger (subject_key, created_at);
create index usage_ledger_by_turn on public.usage_ledger (turn_id) where turn_id is not null;

alter table public.usage_ledger enable row level security;
alter table public.usage_ledger force row level security;
revoke all on public.usage_ledger from public, anon, authenticated;
grant select, insert on public.usage_ledger to svc_inference_gateway;
create policy usage_ledger_read on public.usage_ledger for select to svc_inference_gateway using (true);
create policy usage_ledger_write on public.usage_ledger for insert to svc_inference_gateway with check (true);
-- The one change a row may see: its subject is forgotten. What was used and paid stays as it was written.
grant update (subject_key) on public.usage_ledger to svc_inference_gateway;
create policy usage_ledger_forget on public.usage_ledger for update to svc_inference_gateway
  using (true) with check (subject_key = repeat('0', 32));

-- Writes one row and its event in one statement. The same request id again changes nothing and says false.
create or replace function public.record_usage(p_entry jsonb) returns boolean language sql security invoker set search_path = '' as $$
  with entry as (
    select * from jsonb_to_record(p_entry) as e(
      request_id text, turn_id uuid, attempt int, subject_key text, cause text, model text, tokens_in int, tokens_out int, cost_nano_usd bigint,
      price_valid_from date, exact boolean, first_token_ms double precision, total_ms double precision, status text, traceparent text)),
  written as (
    insert into public.usage_ledger (request_id, turn_id, attempt, subject_key, cause, model, tokens_in, tokens_out, cost_nano_usd,
      price_valid_from, exact, first_token_ms, total_ms, status)
    select request_id, turn_id, attempt, subject_key, cause, model, tokens_in, tokens_out, cost_nano_usd,
      price_valid_from, exact, first_token_ms, total_ms, status
    from entry
    on conflict (request_id) do nothing
    returning request_id, subject_key, cause, model, tokens_in, tokens_out, cost_nano_usd, exact),
  told as (
    insert into public.outbox (name, athlete_ref, payload, traceparent)
    select 'usage-recorded', w.subject_key, jsonb_build_object('requestId', w.request_id, 'subjectKey', w.subject_key, 'cause', w.cause,
      'model', w.model, 'tokensIn', w.tokens_in, 'tokensOut', w.tokens_out, 'costNanoUsd', w.cost_nano_usd, 'exact', w.exact),
      (select traceparent from entry)
    from written w
    returning 1)
  select exists (select from told)
$$;

revoke execute on function public.record_usage(jsonb) from public, anon, authenticated;
grant execute on function public.record_usage(jsonb) to svc_inference_gateway;
