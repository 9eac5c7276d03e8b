-- What somebody woken at night could not tell: a slow model from one that sleeps, what is over from what goes on, and turns that lack two things.

-- What every end has in common: the one assistant row, the numbers, the event, what the turn used. `g` is the row after it ended; works under its athlete's claims.
-- Cold: the worker says so; of one that cannot tell, a long first token.
-- Prompt and answer travel only for an adult who agreed, after a normal end.
create or replace function public.record_end(g public.generations, p_text text, p_carry jsonb) returns void language plpgsql set search_path = '' as $$
declare
  e jsonb := g.end_json;
  sources jsonb := case when jsonb_typeof(p_carry -> 'sources') = 'array' then p_carry -> 'sources' else '[]' end;
  source_ids text[] := array(select s ->> 'id' from jsonb_array_elements(sources) as s);
  stages jsonb := coalesce(p_carry -> 'stages', '{}') || coalesce(e -> 'stages', '{}');
  took_ms int := floor(extract(epoch from now() - g.created_at) * 1000);
  may_train boolean := coalesce(p_carry -> 'trainingConsent' = 'true' and p_carry -> 'adult' = 'true'
    and jsonb_typeof(p_carry -> 'promptMessages') = 'array', false) and e ->> 'outcome' = 'done' and e ->> 'finish' in ('stop', 'length');
begin
  insert into public.messages (id, conversation_id, athlete_id, turn_id, role, content, rag_chunks_used, sources, notices, model, prompt_version,
      outcome, finish, tokens_in, tokens_out, cost_nano_usd, latency_ms, stages, degraded, attempt, examples, example_tokens)
    values ((e ->> 'messageId')::uuid, g.conversation_id, g.athlete_id, g.turn_id, 'assistant', p_text, source_ids, sources,
      coalesce(e -> 'notices', '[]'), e ->> 'model', p_carry ->> 'promptVersion', e ->> 'outcome', e ->> 'finish',
      (e ->> 'tokensIn')::int, (e ->> 'tokensOut')::int, (e ->> 'costNanoUsd')::bigint, took_ms, stages, p_carry ->> 'degraded', g.attempt,
      (p_carry #>> '{examples,count}')::int, (p_carry #>> '{examples,tokens}')::int);
  update public.conversations c
    set updated_at = now(), last_message_preview = case when p_text = '' then c.last_message_preview else public.one_line(p_text, 140) end
    where c.id = g.conversation_id;
  insert into public.turn_metrics (turn_id, athlete_ref, outcome, finish, reason, model, tokens_in, tokens_out, cost_nano_usd, latency_ms,
      stages, attempts, starts, cold, degraded, examples, example_tokens)
    values (g.turn_id, g.athlete_ref, e ->> 'outcome', e ->> 'finish', e ->> 'reason', e ->> 'model', (e ->> 'tokensIn')::int,
      (e ->> 'tokensOut')::int, (e ->> 'costNanoUsd')::bigint, took_ms, stages, g.attempt, g.starts,
      coalesce((e ->> 'cold')::boolean, (stages ->> 'first_token')::numeric >= 2000, false), p_carry ->> 'degraded',
      (p_carry #>> '{examples,count}')::int, (p_carry #>> '{examples,tokens}')::int);
  insert into public.outbox (name, athlete_ref, traceparent, payload)
    values ('turn-completed', g.athlete_ref, coalesce(p_carry ->> 'traceparent', g.traceparent), jsonb_build_object(
      'turnId', g.turn_id, 'conversationId', g.conversation_id, 'athleteRef', g.athlete_ref, 'messageId', e -> 'messageId',
      'outcome', e -> 'outcome', 'finish', e -> 'finish', 'attempt', g.attempt, 'model', e -> 'model',
      'promptVersion', p_carry -> 'promptVersion', 'sourceIds', source_ids, 'tokensIn', e -> 'tokensIn', 'tokensOut', e -> 'tokensOut',
      'costNanoUsd', e -> 'costNanoUsd', 'completedAt', public.iso_utc(now()),
      'training', case when may_train then jsonb_build_object('messages', p_carry -> 'promptMessages', 'answer', p_text,
        'names', coalesce(p_carry -> 'names', '[]')) end));
  perform public.settle_usage(g);
end $$;

-- Since when turns of a kind have come without a pause of a quarter of an hour: the first of the latest run within a day. `p_bad` is failed,
-- slow, cold, dear or a kind of degradation. Null: there is none.
create or replace function public.ops_bad_since(p_bad text, p_slow_ms int, p_dear_nano_usd bigint) returns timestamptz language sql stable set search_path = '' as $$
  select max(bad.at) from (
    select m.created_at as at, lag(m.created_at) over (order by m.created_at) as before
    from public.turn_metrics m
    where m.created_at > now() - interval '1 day' and case p_bad
      when 'failed' then m.outcome = 'failed'
      when 'slow' then (m.stages ->> 'first_token')::float8 > p_slow_ms
      when 'cold' then m.cold
      when 'dear' then m.cost_nano_usd >= p_dear_nano_usd
      else p_bad = any (string_to_array(m.degraded, ',')) end) bad
  where bad.before is null or bad.at - bad.before > interval '15 minutes'
$$;

-- What the alerts about turns judge (infra/observability/prometheus/rules), over the same times: how many of how many, and since when.
create or replace function public.ops_turn_signals(p_slow_ms int, p_dear_nano_usd bigint) returns jsonb language sql stable set search_path = '' as $$
  with recent as (
    select m.outcome, m.cold, m.degraded, m.cost_nano_usd as cost, (m.stages ->> 'first_token')::float8 as first_ms, now() - m.created_at as age
    from public.turn_metrics m where m.created_at > now() - interval '30 minutes'),
  lacks as (
    select w.what, count(*) as bad from recent r cross join lateral unnest(string_to_array(r.degraded, ',')) as w (what)
    where r.age < interval '10 minutes' group by w.what)
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

-- How the turns of each kind stand: failed, slow, cold, or what they lacked. `bad` of `all` in five minutes, `lately` of the last ten, `fine`
-- how many turns ended since the last of them. Kinds of the last hour.
create function public.ops_turn_standing(p_slow_ms int) returns jsonb language sql stable set search_path = '' as $$
  with recent as (
    select m.created_at as at, row_number() over (order by m.created_at desc, m.turn_id desc) as nth,
      array_remove(array[case when m.outcome = 'failed' then 'failed' end, case when (m.stages ->> 'first_token')::float8 > p_slow_ms then 'slow' end,
        case when m.cold then 'cold' end] || string_to_array(m.degraded, ','), null) as kinds
    from public.turn_metrics m where m.created_at > now() - interval '1 hour'),
  totals as (
    select count(*) filter (where r.at > now() - interval '5 minutes') as lately, least(count(*), 10) as ten from recent r),
  kinds as (
    select k.what, count(*) filter (where r.at > now() - interval '5 minutes') as bad, count(*) filter (where r.nth <= 10) as lately,
      max(r.at) as last_at, min(r.nth) - 1 as fine
    from recent r cross join lateral unnest(r.kinds) as k (what) group by k.what)
  select coalesce(jsonb_agg(jsonb_build_object('what', k.what, 'bad', k.bad, 'all', t.lately, 'lately', k.lately, 'of', t.ten,
    'lastAt', public.iso_utc(k.last_at), 'fine', k.fine) order by k.what), '[]')
  from kinds k cross join totals t
$$;

-- What the calling service has not sent yet, and what it could not take.
create or replace function public.ops_backlog() returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'outbox', (select jsonb_build_object('waiting', count(*), 'since', min(o.created_at))
      from public.outbox o where o.owner = current_user and o.sent_at is null),
    'deadLetters', (select jsonb_build_object('waiting', count(*), 'since', min(d.created_at), 'lastAt', max(d.created_at))
      from public.dead_letters d where d.owner = current_user and d.redriven_at is null and d.set_aside_at is null))
$$;

revoke execute on function public.ops_turn_standing(int) from public, anon, authenticated;
grant execute on function public.ops_turn_standing(int) to svc_logging;
