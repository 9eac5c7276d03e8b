-- The ledger bounds its estimates, takes in what embeddings cost, and counts spending for budgets; which models answer is a record of its own.

-- Of a call whose tokens the provider did not tell, the cost is an estimate: it lies between these two. Null: exact, or older than this file.
alter table public.usage_ledger add column least_nano_usd bigint check (least_nano_usd >= 0);
alter table public.usage_ledger add column most_nano_usd bigint;
alter table public.usage_ledger add constraint usage_ledger_bound_check check (
  (least_nano_usd is null) = (most_nano_usd is null) and least_nano_usd <= cost_nano_usd and cost_nano_usd <= most_nano_usd
  and not (exact and least_nano_usd is not null));
-- An embedding is told by its event: what it took in time is not in it, and a model without a known price has no day of its price. Nor does
-- anybody know how long a call ran whose worker died.
alter table public.usage_ledger alter column total_ms drop not null;
alter table public.usage_ledger alter column price_valid_from drop not null;
alter table public.usage_ledger add constraint usage_ledger_told_check check (
  cause = 'embedding' or (price_valid_from is not null and (total_ms is not null or status = 'lost')));

-- What was spent in a UTC day or month: of all together under 32 zeros, and of each subject by day. Always the sum of the ledger's rows.
create table public.budget_spending (
  period text not null check (period in ('day', 'month')),
  starts_on date not null,
  subject_key text not null check (subject_key ~ '^[0-9a-f]{32}$'),
  spent_nano_usd bigint not null default 0 check (spent_nano_usd >= 0),
  -- The highest share of the budget that was told to ops: 0, 80 or 100 per cent.
  told_percent int not null default 0,
  primary key (period, starts_on, subject_key)
);
create index budget_spending_by_subject on public.budget_spending (subject_key);

-- What running calls may still cost at most. A hold shrinks by every row that is written under it, and nobody counts it after its time.
create table public.budget_holds (
  hold_id text primary key,
  subject_key text not null check (subject_key ~ '^[0-9a-f]{32}$'),
  nano_usd bigint not null check (nano_usd >= 0),
  held_until timestamptz not null,
  -- The row that is written when the worker dies and writes none itself, and when it was missed first.
  lost jsonb,
  missed_at timestamptz
);
create index budget_holds_by_time on public.budget_holds (held_until);

-- Which models answer, one row per switch, never changed: the youngest is in force. `previous` makes two switches at once one after the other.
create table public.model_routes (
  id bigint generated always as identity primary key,
  previous bigint not null unique,
  switched_at timestamptz not null default now(),
  who text not null check (who <> ''),
  why text not null check (why <> ''),
  change text not null,
  state jsonb not null
);

-- A turn that a second model was asked too, in figures; neither answer is kept.
create table public.shadow_runs (
  request_id text primary key,
  turn_id uuid not null,
  attempt int not null check (attempt >= 1),
  model text not null,
  first_token_ms double precision,
  tokens_out int,
  finish text not null,
  shadow_model text not null,
  shadow_first_token_ms double precision,
  shadow_tokens_out int,
  shadow_finish text not null,
  created_at timestamptz not null default now()
);
create index shadow_runs_by_model on public.shadow_runs (shadow_model, created_at);

do $$
declare t text;
begin
  foreach t in array array['budget_spending', 'budget_holds', 'model_routes', 'shadow_runs'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('revoke all on public.%I from public, anon, authenticated', t);
    execute format('grant select, insert on public.%I to svc_inference_gateway', t);
    execute format('create policy %I on public.%I for select to svc_inference_gateway using (true)', t || '_read', t);
    execute format('create policy %I on public.%I for insert to svc_inference_gateway with check (true)', t || '_write', t);
  end loop;
  -- Counters and holds move and go; the other two are written once.
  foreach t in array array['budget_spending', 'budget_holds'] loop
    execute format('create policy %I on public.%I for update to svc_inference_gateway using (true) with check (true)', t || '_change', t);
    execute format('create policy %I on public.%I for delete to svc_inference_gateway using (true)', t || '_remove', t);
  end loop;
end $$;
grant delete, update (spent_nano_usd, told_percent) on public.budget_spending to svc_inference_gateway;
grant delete, update (nano_usd, missed_at) on public.budget_holds to svc_inference_gateway;

create or replace function public.utc_day() returns date language sql stable set search_path = '' as $$
  select (now() at time zone 'utc')::date
$$;

-- Writes one row, its event, what it adds to the spending of its day and month, and takes it off its hold, in one statement. The same
-- request id again changes nothing and says false. An embedding comes from an event and needs none of its own.
create or replace function public.record_usage(p_entry jsonb) returns boolean language sql security invoker set search_path = '' as $$
  with entry as (
    select * from jsonb_to_record(p_entry) as e(
      request_id text, turn_id uuid, attempt int, subject_key text, cause text, model text, tokens_in int, tokens_out int, cost_nano_usd bigint,
      least_nano_usd bigint, most_nano_usd bigint, price_valid_from date, exact boolean, first_token_ms double precision,
      total_ms double precision, status text, traceparent text)),
  written as (
    insert into public.usage_ledger (request_id, turn_id, attempt, subject_key, cause, model, tokens_in, tokens_out, cost_nano_usd,
      least_nano_usd, most_nano_usd, price_valid_from, exact, first_token_ms, total_ms, status)
    select request_id, turn_id, attempt, subject_key, cause, model, tokens_in, tokens_out, cost_nano_usd,
      least_nano_usd, most_nano_usd, price_valid_from, exact, first_token_ms, total_ms, status
    from entry
    on conflict (request_id) do nothing
    returning request_id, turn_id, attempt, subject_key, cause, model, tokens_in, tokens_out, cost_nano_usd, exact),
  counted as (
    insert into public.budget_spending as b (period, starts_on, subject_key, spent_nano_usd)
    select p.period, p.starts_on, p.subject_key, w.cost_nano_usd
    from written w cross join lateral (values
      ('day', public.utc_day(), repeat('0', 32)),
      ('day', public.utc_day(), w.subject_key),
      ('month', date_trunc('month', public.utc_day())::date, repeat('0', 32))) p(period, starts_on, subject_key)
    group by 1, 2, 3, 4
    order by 1, 3
    on conflict (period, starts_on, subject_key) do update set spent_nano_usd = b.spent_nano_usd + excluded.spent_nano_usd
    returning 1),
  drawn as (
    update public.budget_holds h set nano_usd = greatest(h.nano_usd - w.cost_nano_usd, 0)
    from written w
    where h.hold_id = case when w.turn_id is null or w.cause = 'shadow' then w.request_id else w.turn_id::text || '.' || w.attempt end
    returning 1),
  told as (
    insert into public.outbox (name, athlete_ref, payload, traceparent)
    select 'usage-recorded', w.subject_key, jsonb_build_object('requestId', w.request_id, 'subjectKey', w.subject_key, 'cause', w.cause,
      'model', w.model, 'tokensIn', w.tokens_in, 'tokensOut', w.tokens_out, 'costNanoUsd', w.cost_nano_usd, 'exact', w.exact),
      (select traceparent from entry)
    from written w where w.cause <> 'embedding'
    returning 1)
  select exists (select from written)
$$;

-- May so much be spent? Holds it when it may. Asked under the lock of the day's row, so that all workers together pass no limit: what is
-- spent, what others hold and what is asked for stay within it. Only when nothing runs may the last turn begin below the limit and end above.
-- p: hold_id, subject_key, nano_usd, hold_s, share_percent (of the day's and the month's limit), day, month, subject (limits or null), lost (a row).
create or replace function public.reserve_budget(p jsonb) returns jsonb language plpgsql security invoker set search_path = '' as $$
declare
  everybody constant text := repeat('0', 32);
  subject constant text := p->>'subject_key';
  wanted constant bigint := (p->>'nano_usd')::bigint;
  share constant int := (p->>'share_percent')::int;
  today constant date := public.utc_day();
  this_month constant date := date_trunc('month', today)::date;
  budget record;
  blocked text;
  free_at timestamptz;
  percent int;
  crossed text[] := '{}';
begin
  insert into public.budget_spending (period, starts_on, subject_key)
  select * from (values ('day', today, everybody), ('day', today, subject), ('month', this_month, everybody)) v(period, starts_on, subject_key)
  group by 1, 2, 3 order by 1, 3 on conflict do nothing;
  perform from public.budget_spending where period = 'day' and starts_on = today and subject_key = everybody for update;
  for budget in
    select b.*, l.scope, l.most, l.most * l.share / 100 as upto, l.ends, h.held
    from (values
      ('month', 'month', this_month, everybody, (p->>'month')::bigint, share, (this_month + interval '1 month') at time zone 'utc'),
      ('day', 'day', today, everybody, (p->>'day')::bigint, share, (today + interval '1 day') at time zone 'utc'),
      ('subject', 'day', today, subject, case when subject <> everybody then (p->>'subject')::bigint end, 100, (today + interval '1 day') at time zone 'utc')
    ) l(scope, period, starts_on, subject_key, most, share, ends)
    join public.budget_spending b using (period, starts_on, subject_key)
    cross join lateral (select coalesce(sum(o.nano_usd), 0)::bigint as held from public.budget_holds o
      where o.held_until > clock_timestamp() and o.hold_id <> p->>'hold_id' and (l.scope <> 'subject' or o.subject_key = subject)) h
    where l.most is not null
  loop
    if blocked is null and budget.spent_nano_usd + budget.held + wanted > budget.upto
      and (budget.held > 0 or budget.spent_nano_usd >= budget.upto)
    then
      blocked := budget.scope;
      -- Held back by what still runs only: that ends soon, and mostly costs less than it holds.
      free_at := case when budget.spent_nano_usd >= budget.upto then budget.ends else clock_timestamp() + interval '10 seconds' end;
    end if;
    percent := case
      when blocked = budget.scope and share = 100 and budget.spent_nano_usd >= budget.upto then 100
      when (budget.spent_nano_usd + budget.held + wanted) * 100 >= budget.most * 80 then 80
      else 0 end;
    if percent > budget.told_percent then
      crossed := crossed || format('%s %s', budget.scope, percent);
      update public.budget_spending b set told_percent = percent
      where b.period = budget.period and b.starts_on = budget.starts_on and b.subject_key = budget.subject_key;
      insert into public.outbox (name, athlete_ref, payload)
      values ('budget-crossed', case when budget.scope = 'subject' then subject else 'system' end,
        jsonb_build_object('scope', budget.scope, 'startsOn', budget.starts_on, 'percent', percent,
          'spentNanoUsd', budget.spent_nano_usd, 'limitNanoUsd', budget.most));
    end if;
  end loop;
  if blocked is null then
    insert into public.budget_holds as h (hold_id, subject_key, nano_usd, held_until, lost)
    values (p->>'hold_id', subject, wanted, clock_timestamp() + make_interval(secs => (p->>'hold_s')::int), nullif(p->'lost', 'null'))
    on conflict (hold_id) do nothing;
  end if;
  return jsonb_build_object('blocked', blocked, 'crossed', crossed, 'retryAfterS', ceil(extract(epoch from free_at - clock_timestamp())),
    'day', (select spent_nano_usd from public.budget_spending where period = 'day' and starts_on = today and subject_key = everybody),
    'month', (select spent_nano_usd from public.budget_spending where period = 'month' and starts_on = this_month and subject_key = everybody));
end $$;

-- A call is over and its rows are written: nothing of it is held any more.
create or replace function public.release_budget(p_hold_id text) returns void language sql security invoker set search_path = '' as $$
  delete from public.budget_holds where hold_id = p_hold_id
$$;

-- A worker that died may have been charged for what it had asked: a hold past its time whose call has no row becomes one, an estimate between
-- nothing and all that was held. Missed twice, five minutes apart: after an outage of the database living workers write their own rows first.
-- Returns how many rows were written.
create or replace function public.write_lost_calls() returns int language plpgsql security invoker set search_path = '' as $$
declare
  held record;
  rows int := 0;
begin
  update public.budget_holds set missed_at = clock_timestamp() where held_until < clock_timestamp() and missed_at is null;
  for held in select * from public.budget_holds where missed_at < clock_timestamp() - interval '5 minutes' for update skip locked loop
    delete from public.budget_holds where hold_id = held.hold_id;
    if held.lost is not null and not exists (select from public.usage_ledger l where l.request_id = held.hold_id) then
      perform public.record_usage(held.lost || jsonb_build_object('least_nano_usd', 0,
        'most_nano_usd', greatest(held.nano_usd, (held.lost->>'cost_nano_usd')::bigint)));
      rows := rows + 1;
    end if;
  end loop;
  return rows;
end $$;

-- Writes a switch and its event in one statement. Null: another switch was faster, `previous` is no longer the youngest.
create or replace function public.switch_model(p jsonb) returns bigint language sql security invoker set search_path = '' as $$
  with written as (
    insert into public.model_routes (previous, who, why, change, state)
    select (p->>'previous')::bigint, p->>'who', p->>'why', p->>'change', p->'state'
    where (p->>'previous')::bigint = coalesce((select max(id) from public.model_routes), 0)
    on conflict (previous) do nothing
    returning id, who, why, change, state, switched_at),
  told as (
    insert into public.outbox (name, payload)
    select 'model-switched', jsonb_build_object('revision', w.id, 'who', w.who, 'why', w.why, 'change', w.change, 'state', w.state,
      'switchedAt', to_char(w.switched_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    from written w
    returning 1)
  select id from written where exists (select from told)
$$;

-- Tells once a day, however many workers look, that a model of the route is not listed by its provider.
create or replace function public.tell_model_missing(p jsonb) returns boolean language sql security invoker set search_path = '' as $$
  with told as (
    insert into public.outbox (name, payload)
    select 'model-missing', p
    where not exists (select from public.outbox o
      where o.owner = current_user and o.name = 'model-missing' and o.payload->>'model' = p->>'model' and o.created_at > now() - interval '20 hours')
    returning 1)
  select exists (select from told)
$$;

revoke execute on function public.utc_day(), public.reserve_budget(jsonb), public.release_budget(text), public.write_lost_calls(),
  public.switch_model(jsonb), public.tell_model_missing(jsonb) from public, anon, authenticated;
grant execute on function public.utc_day(), public.reserve_budget(jsonb), public.release_budget(text), public.write_lost_calls(),
  public.switch_model(jsonb), public.tell_model_missing(jsonb) to svc_inference_gateway;
