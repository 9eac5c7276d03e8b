-- What the ops page asks. Figures only: no text, no athlete, of a turn its opaque id.

-- Where in the stream a message stood that could not be taken. Sent again it keeps that place, so that an old consent never
-- overtakes a younger withdrawal. Null: kept before this file.
alter table public.dead_letters add column stream_order bigint;

-- How the turns of the last seconds ended.
create function public.ops_turn_figures(p_window_s int) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'turns', count(*), 'done', count(*) filter (where m.outcome = 'done'), 'stopped', count(*) filter (where m.outcome = 'stopped'),
    'failed', count(*) filter (where m.outcome = 'failed'), 'cold', count(*) filter (where m.cold),
    'degraded', count(*) filter (where m.degraded is not null), 'restarted', count(*) filter (where m.attempts > 1),
    'tokensIn', coalesce(sum(m.tokens_in), 0), 'tokensOut', coalesce(sum(m.tokens_out), 0), 'costNanoUsd', coalesce(sum(m.cost_nano_usd), 0))
  from public.turn_metrics m where m.created_at > now() - make_interval(secs => p_window_s)
$$;

-- How long each stage took, the whole turn among them as `turn`.
create function public.ops_turn_stages(p_window_s int) returns jsonb language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('stage', s.stage, 'turns', s.turns, 'p50Ms', s.p50, 'p95Ms', s.p95) order by s.stage), '[]')
  from (
    select t.stage, count(*) as turns, percentile_cont(0.5) within group (order by t.ms) as p50, percentile_cont(0.95) within group (order by t.ms) as p95
    from public.turn_metrics m cross join lateral (
      select e.key as stage, e.value::float8 as ms from jsonb_each_text(m.stages) e
      union all select 'turn', m.latency_ms::float8) t
    where m.created_at > now() - make_interval(secs => p_window_s)
    group by t.stage) s
$$;

-- Which model answered how much, and how fast it began.
create function public.ops_turn_models(p_window_s int) returns jsonb language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('model', s.model, 'turns', s.turns, 'failed', s.failed, 'cold', s.cold, 'costNanoUsd', s.cost,
    'firstTokenP50Ms', s.p50, 'firstTokenP95Ms', s.p95) order by s.turns desc, s.model), '[]')
  from (
    select m.model, count(*) as turns, count(*) filter (where m.outcome = 'failed') as failed, count(*) filter (where m.cold) as cold,
      coalesce(sum(m.cost_nano_usd), 0) as cost,
      percentile_cont(0.5) within group (order by (m.stages ->> 'first_token')::float8) as p50,
      percentile_cont(0.95) within group (order by (m.stages ->> 'first_token')::float8) as p95
    from public.turn_metrics m
    where m.created_at > now() - make_interval(secs => p_window_s)
    group by m.model) s
$$;

-- The same in steps of equal length, oldest first; steps without a turn are there too.
create function public.ops_turn_series(p_window_s int, p_steps int) returns jsonb language sql stable set search_path = '' as $$
  with span as (
    select now() - make_interval(secs => p_window_s) as begins, p_window_s::float8 / p_steps as step_s),
  turns as (
    select least(floor(extract(epoch from m.created_at - span.begins) / span.step_s)::int, p_steps - 1) as step, count(*) as turns,
      count(*) filter (where m.outcome = 'failed') as failed, count(*) filter (where m.cold) as cold,
      count(*) filter (where m.degraded is not null) as degraded, coalesce(sum(m.cost_nano_usd), 0) as cost,
      percentile_cont(0.95) within group (order by (m.stages ->> 'first_token')::float8) as p95
    from public.turn_metrics m cross join span where m.created_at >= span.begins
    group by 1)
  select jsonb_agg(jsonb_build_object('at', public.iso_utc(span.begins + make_interval(secs => step * span.step_s)), 'turns', coalesce(t.turns, 0),
    'failed', coalesce(t.failed, 0), 'cold', coalesce(t.cold, 0), 'degraded', coalesce(t.degraded, 0), 'costNanoUsd', coalesce(t.cost, 0),
    'firstTokenP95Ms', t.p95) order by step)
  from span cross join generate_series(0, p_steps - 1) step left join turns t using (step)
$$;

-- Since when turns of a kind have come without a pause of a quarter of an hour: the first of the latest run within a day. `p_bad` is failed,
-- slow, cold, dear or a kind of degradation. Null: there is none.
create function public.ops_bad_since(p_bad text, p_slow_ms int, p_dear_nano_usd bigint) returns timestamptz language sql stable set search_path = '' as $$
  select max(bad.at) from (
    select m.created_at as at, lag(m.created_at) over (order by m.created_at) as before
    from public.turn_metrics m
    where m.created_at > now() - interval '1 day' and case p_bad
      when 'failed' then m.outcome = 'failed'
      when 'slow' then (m.stages ->> 'first_token')::float8 > p_slow_ms
      when 'cold' then m.cold
      when 'dear' then m.cost_nano_usd >= p_dear_nano_usd
      else m.degraded = p_bad end) bad
  where bad.before is null or bad.at - bad.before > interval '15 minutes'
$$;

-- What the alerts about turns judge (infra/observability/prometheus/rules), over the same times: how many of how many, and since when.
create function public.ops_turn_signals(p_slow_ms int, p_dear_nano_usd bigint) returns jsonb language sql stable set search_path = '' as $$
  with recent as (
    select m.outcome, m.cold, m.degraded, m.cost_nano_usd as cost, (m.stages ->> 'first_token')::float8 as first_ms, now() - m.created_at as age
    from public.turn_metrics m where m.created_at > now() - interval '30 minutes'),
  lacks as (
    select r.degraded as what, count(*) as bad from recent r
    where r.degraded is not null and r.age < interval '10 minutes' group by r.degraded)
  select jsonb_build_object(
    'failed', jsonb_build_object('bad', count(*) filter (where outcome = 'failed' and age < interval '5 minutes'),
      'all', count(*) filter (where age < interval '5 minutes'), 'since', public.ops_bad_since('failed', p_slow_ms, p_dear_nano_usd)),
    'firstToken', jsonb_build_object('p95', percentile_cont(0.95) within group (order by first_ms) filter (where age < interval '15 minutes'),
      'all', count(first_ms) filter (where age < interval '15 minutes'), 'since', public.ops_bad_since('slow', p_slow_ms, p_dear_nano_usd)),
    'cold', jsonb_build_object('bad', count(*) filter (where cold), 'all', count(*),
      'since', public.ops_bad_since('cold', p_slow_ms, p_dear_nano_usd)),
    'cost', jsonb_build_object('p95', percentile_cont(0.95) within group (order by cost), 'all', count(cost),
      'since', public.ops_bad_since('dear', p_slow_ms, p_dear_nano_usd)),
    'degraded', coalesce((select jsonb_agg(jsonb_build_object('what', l.what, 'bad', l.bad,
        'all', (select count(*) from recent r where r.age < interval '10 minutes'),
        'since', public.ops_bad_since(l.what, p_slow_ms, p_dear_nano_usd)) order by l.bad desc, l.what) from lacks l), '[]'))
  from recent
$$;

-- The last turns that ended, youngest first, the ones before `p_before` when it is given. `unplaced`: no such turn.
create function public.ops_last_turns(p_limit int, p_before uuid) returns jsonb language plpgsql stable set search_path = '' as $$
declare ends record;
begin
  select m.created_at, m.turn_id into ends from public.turn_metrics m where m.turn_id = p_before;
  if not found and p_before is not null then return jsonb_build_object('unplaced', true); end if;
  return (
    with page as (
      select m.* from public.turn_metrics m
      where p_before is null or (m.created_at, m.turn_id) < (ends.created_at, ends.turn_id)
      order by m.created_at desc, m.turn_id desc limit p_limit + 1),
    kept as (select * from page order by created_at desc, turn_id desc limit p_limit)
    select jsonb_build_object('more', (select count(*) > p_limit from page), 'turns', coalesce(jsonb_agg(jsonb_build_object(
      'turnId', turn_id, 'endedAt', public.iso_utc(created_at), 'outcome', outcome, 'finish', finish, 'reason', reason, 'model', model,
      'tokensIn', tokens_in, 'tokensOut', tokens_out, 'costNanoUsd', cost_nano_usd, 'latencyMs', latency_ms, 'stages', stages,
      'attempts', attempts, 'cold', cold, 'degraded', degraded) order by created_at desc, turn_id desc), '[]'))
    from kept);
end $$;

-- What the calling service has not sent yet, and what it could not take.
create function public.ops_backlog() returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'outbox', (select jsonb_build_object('waiting', count(*), 'since', min(o.created_at))
      from public.outbox o where o.owner = current_user and o.sent_at is null),
    'deadLetters', (select jsonb_build_object('waiting', count(*), 'since', min(d.created_at))
      from public.dead_letters d where d.owner = current_user and d.redriven_at is null))
$$;

-- The dead letters of the calling service that wait or were sent again within a day, youngest first. The body goes to the service, never further.
create function public.ops_dead_letters(p_limit int) returns jsonb language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(to_jsonb(l) - 'owner' order by l.id desc), '[]')
  from (select d.* from public.dead_letters d
    where d.owner = current_user and (d.redriven_at is null or d.redriven_at > now() - interval '1 day')
    order by d.redriven_at is null desc, d.id desc limit p_limit) l
$$;

-- One of them that waits. Null: there is none.
create function public.ops_dead_letter(p_id bigint) returns jsonb language sql stable set search_path = '' as $$
  select to_jsonb(d) - 'owner' from public.dead_letters d where d.owner = current_user and d.id = p_id and d.redriven_at is null
$$;

-- It went out again. Says when; null: another one was faster.
create function public.ops_mark_redriven(p_id bigint) returns timestamptz language sql set search_path = '' as $$
  update public.dead_letters d set redriven_at = now()
  where d.owner = current_user and d.id = p_id and d.redriven_at is null returning d.redriven_at
$$;

-- What all calls of the provider have cost on this UTC day.
create function public.ops_spent_today() returns bigint language sql stable set search_path = '' as $$
  select coalesce(sum(l.cost_nano_usd), 0)::bigint from public.usage_ledger l
  where l.created_at >= date_trunc('day', now() at time zone 'utc') at time zone 'utc'
$$;

revoke execute on function public.ops_turn_figures(int), public.ops_turn_stages(int), public.ops_turn_models(int), public.ops_turn_series(int, int),
  public.ops_bad_since(text, int, bigint), public.ops_turn_signals(int, bigint), public.ops_last_turns(int, uuid), public.ops_backlog(),
  public.ops_dead_letters(int), public.ops_dead_letter(bigint), public.ops_mark_redriven(bigint), public.ops_spent_today()
  from public, anon, authenticated;
grant execute on function public.ops_turn_figures(int), public.ops_turn_stages(int), public.ops_turn_models(int), public.ops_turn_series(int, int),
  public.ops_bad_since(text, int, bigint), public.ops_turn_signals(int, bigint), public.ops_last_turns(int, uuid) to svc_logging;
grant execute on function public.ops_spent_today() to svc_inference_gateway;
grant execute on function public.ops_backlog(), public.ops_dead_letters(int), public.ops_dead_letter(bigint), public.ops_mark_redriven(bigint)
  to svc_retrieval, svc_athlete_profile, svc_inference_gateway, svc_logging, svc_training_data_export;
