-- A dead letter that nobody will ever take can be set aside: kept, out of the count, with who did it and when. And two readings for ops of what a
-- budget holds for calls that run.

alter table public.dead_letters add column set_aside_at timestamptz;
alter table public.dead_letters add column set_aside_by text check (set_aside_by <> '');
alter table public.dead_letters add constraint dead_letters_set_aside_check check (
  (set_aside_at is null) = (set_aside_by is null) and (set_aside_at is null or redriven_at is null));
drop index public.dead_letters_open;
create index dead_letters_open on public.dead_letters (owner, created_at) where redriven_at is null and set_aside_at is null;

-- What the calling service has not sent yet, and what it could not take.
create or replace function public.ops_backlog() returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'outbox', (select jsonb_build_object('waiting', count(*), 'since', min(o.created_at))
      from public.outbox o where o.owner = current_user and o.sent_at is null),
    'deadLetters', (select jsonb_build_object('waiting', count(*), 'since', min(d.created_at))
      from public.dead_letters d where d.owner = current_user and d.redriven_at is null and d.set_aside_at is null))
$$;

-- The dead letters of the calling service that wait or were dealt with within a day, youngest first. The body goes to the service, never further.
create or replace function public.ops_dead_letters(p_limit int) returns jsonb language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(to_jsonb(l) - 'owner' order by l.id desc), '[]')
  from (select d.* from public.dead_letters d
    where d.owner = current_user and coalesce(d.redriven_at, d.set_aside_at, now()) > now() - interval '1 day'
    order by (d.redriven_at is null and d.set_aside_at is null) desc, d.id desc limit p_limit) l
$$;

-- One of them that waits. Null: there is none.
create or replace function public.ops_dead_letter(p_id bigint) returns jsonb language sql stable set search_path = '' as $$
  select to_jsonb(d) - 'owner' from public.dead_letters d
  where d.owner = current_user and d.id = p_id and d.redriven_at is null and d.set_aside_at is null
$$;

-- It went out again. Says when; null: another one was faster.
create or replace function public.ops_mark_redriven(p_id bigint) returns timestamptz language sql set search_path = '' as $$
  update public.dead_letters d set redriven_at = now()
  where d.owner = current_user and d.id = p_id and d.redriven_at is null and d.set_aside_at is null returning d.redriven_at
$$;

-- It is set aside: kept as it is, and no longer waiting. Says when; null: it does not wait.
create function public.ops_set_aside(p_id bigint, p_who text) returns timestamptz language sql set search_path = '' as $$
  update public.dead_letters d set set_aside_at = now(), set_aside_by = p_who
  where d.owner = current_user and d.id = p_id and d.redriven_at is null and d.set_aside_at is null returning d.set_aside_at
$$;

-- How many of the turns of the last five minutes were refused because what running calls may cost is all that is left of a budget.
create function public.ops_held_back() returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('bad', count(*) filter (where m.reason = 'budget_busy'), 'all', count(*),
    'since', min(m.created_at) filter (where m.reason = 'budget_busy'))
  from public.turn_metrics m where m.created_at > now() - interval '5 minutes'
$$;

-- What running calls may still cost at most, and how much of that is held for calls whose hold ends within so many seconds although nobody gave
-- it back: an answer is hardly ever that long, so that their workers died. `freeAt`: when the last of that ends by itself.
create function public.ops_budget_holds(p_ends_within_s int) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('nanoUsd', coalesce(sum(h.nano_usd), 0),
    'silentNanoUsd', coalesce(sum(h.nano_usd) filter (where h.held_until < now() + make_interval(secs => p_ends_within_s)), 0),
    'freeAt', max(h.held_until) filter (where h.held_until < now() + make_interval(secs => p_ends_within_s)))
  from public.budget_holds h where h.held_until > now()
$$;

revoke execute on function public.ops_set_aside(bigint, text), public.ops_held_back(), public.ops_budget_holds(int) from public, anon, authenticated;
grant execute on function public.ops_set_aside(bigint, text)
  to svc_retrieval, svc_athlete_profile, svc_inference_gateway, svc_logging, svc_training_data_export;
grant execute on function public.ops_held_back() to svc_logging;
grant execute on function public.ops_budget_holds(int) to svc_inference_gateway;
