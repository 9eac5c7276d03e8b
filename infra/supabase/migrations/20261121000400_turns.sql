-- Turns: who holds which attempt, and every step of the turn protocol as one function, one statement for its caller.
-- `attempt` is the fence. Each step says `where attempt = …`; a caller whose attempt is over changes nothing and is told so.
-- Every function locks in one order, or two of them would deadlock: turns by id, then their conversation, then the athlete's usage.

-- accepted: held by the gateway that conducts ('' = asked for a conductor). running: held by a worker. Else ended, for good.
create table public.generations (
  turn_id uuid primary key,
  conversation_id uuid not null,
  athlete_id uuid not null,
  athlete_ref text not null check (athlete_ref ~ '^[0-9a-f]{32}$'),
  body_sha256 bytea not null,
  status text not null default 'accepted' check (status in ('accepted', 'running', 'done', 'stopped', 'failed')),
  attempt int not null default 1 check (attempt >= 1),
  starts int not null default 0,
  holder text not null default '',
  lease_until timestamptz not null,
  stop_requested boolean not null default false,
  -- The turn that took the place of this one and of everything after it: gone from lists and from the model's history, kept for the athlete's export.
  superseded_by uuid,
  -- What this turn may use at worst, held of the day's tokens until its end says what it used.
  reserved_tokens int not null default 0,
  end_json jsonb,
  carry jsonb,
  traceparent text,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  unique (turn_id, athlete_id),
  check ((status in ('accepted', 'running')) = (end_json is null)),
  check (superseded_by is null or end_json is not null),
  foreign key (conversation_id, athlete_id) references public.conversations (id, athlete_id) on delete cascade,
  foreign key (superseded_by, athlete_id) references public.generations (turn_id, athlete_id)
) with (fillfactor = 80);
create index generations_conversation_idx on public.generations (conversation_id);
create index generations_superseded_idx on public.generations (superseded_by, athlete_id) where superseded_by is not null;
-- One live turn per conversation. Also the list the reaper reads, so that renewing a lease touches no index.
create unique index generations_one_live on public.generations (conversation_id) where status in ('accepted', 'running');

alter table public.messages
  add foreign key (turn_id, athlete_id) references public.generations (turn_id, athlete_id) on delete cascade;

-- Numbers of an ended turn for the ops page: no text, no athlete but the opaque reference.
create table public.turn_metrics (
  turn_id uuid primary key references public.generations (turn_id) on delete cascade,
  athlete_ref text not null,
  outcome text not null,
  finish text not null,
  reason text,
  model text,
  tokens_in int,
  tokens_out int,
  cost_nano_usd bigint,
  latency_ms int not null,
  stages jsonb not null,
  attempts int not null,
  starts int not null,
  cold boolean not null,
  degraded text,
  created_at timestamptz not null default now()
);
create index turn_metrics_created_idx on public.turn_metrics (created_at);

-- What an athlete has asked and used on one UTC day. It hangs on the athlete and on nothing else: deleting a conversation gives nothing back.
-- `reserved` belongs to turns that still run; `recent` are the accepts of the last minute.
create table public.athlete_usage (
  athlete_id uuid primary key references public.athlete_profiles (id) on delete cascade,
  day date not null,
  turns int not null default 0 check (turns >= 0),
  tokens bigint not null default 0 check (tokens >= 0),
  reserved bigint not null default 0 check (reserved >= 0),
  recent timestamptz[] not null default '{}'
) with (fillfactor = 80);

do $$
declare t text;
begin
  foreach t in array array['generations', 'turn_metrics', 'athlete_usage'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('revoke all on public.%I from public, anon, authenticated', t);
  end loop;
end $$;

-- Leases belong to no athlete: the service renews and reaps them together. It creates a turn only for the athlete it works for.
create policy generations_select_service on public.generations for select to svc_logging using (true);
create policy generations_insert_service on public.generations for insert to svc_logging with check ((select auth.uid()) = athlete_id);
create policy generations_update_service on public.generations for update to svc_logging using (true) with check (true);
create policy athlete_usage_select_service on public.athlete_usage for select to svc_logging using ((select auth.uid()) = athlete_id);
create policy athlete_usage_insert_service on public.athlete_usage for insert to svc_logging with check ((select auth.uid()) = athlete_id);
create policy athlete_usage_update_service on public.athlete_usage for update to svc_logging
  using ((select auth.uid()) = athlete_id) with check ((select auth.uid()) = athlete_id);
create policy turn_metrics_select_service on public.turn_metrics for select to svc_logging using (true);
create policy turn_metrics_insert_service on public.turn_metrics for insert to svc_logging with check (true);

grant select on public.generations to svc_logging;
grant insert (turn_id, conversation_id, athlete_id, athlete_ref, body_sha256, holder, lease_until, traceparent)
  on public.generations to svc_logging;
grant update (status, attempt, starts, holder, lease_until, stop_requested, superseded_by, reserved_tokens, end_json, carry, ended_at)
  on public.generations to svc_logging;
grant select, insert, update on public.athlete_usage to svc_logging;
grant select, insert on public.turn_metrics to svc_logging;

create or replace function public.ms(p_ms int) returns interval language sql immutable set search_path = '' as $$
  select p_ms * interval '1 millisecond'
$$;

-- The state of a turn as the contract TurnState has it. Works under the claims of its athlete; null for anybody else's.
-- plpgsql, as everything on the way of a turn: its plans are kept, those of a SQL function are made anew in every transaction.
create or replace function public.turn_state(p_turn uuid) returns jsonb language plpgsql stable set search_path = '' as $$
begin
  return (
    select jsonb_build_object(
      'turnId', g.turn_id, 'conversationId', g.conversation_id, 'athleteId', g.athlete_id,
      'status', g.status, 'attempt', g.attempt, 'holder', g.holder,
      'message', question.content, 'text', answer.content, 'end', g.end_json,
      'sources', coalesce(answer.sources, '[]'), 'degraded', answer.degraded)
    from public.generations g
    join public.messages question on question.turn_id = g.turn_id and question.role = 'user'
    left join public.messages answer on answer.turn_id = g.turn_id and answer.role = 'assistant'
    where g.turn_id = p_turn);
end $$;

-- What a prompt may know of a conversation: its last answered turns, oldest first. Failed and empty answers are no history, nor is what was
-- superseded.
create or replace function public.turn_history(p_conversation uuid, p_turn uuid, p_history_turns int) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (
    with answered as (
      select a.turn_id from public.messages a
      where a.conversation_id = p_conversation and a.role = 'assistant' and a.outcome <> 'failed' and a.content <> '' and a.turn_id <> p_turn
        -- Row by row from the newest on: as a join it may read the whole table before the limit.
        and (select g.superseded_by from public.generations g where g.turn_id = a.turn_id) is null
      order by a.seq desc limit p_history_turns)
    select coalesce(jsonb_agg(jsonb_build_object('role', m.role, 'content', m.content) order by m.seq), '[]')
    from answered join public.messages m on m.turn_id = answered.turn_id);
end $$;

-- The state with what the conductor needs.
create or replace function public.conduct_state(p_turn uuid, p_history_turns int) returns jsonb language sql stable set search_path = '' as $$
  select public.turn_state(p_turn) || jsonb_build_object('history', public.turn_history(g.conversation_id, p_turn, p_history_turns))
  from public.generations g where g.turn_id = p_turn
$$;

-- Marks an ended turn and every ended turn after it as superseded by `p_turn`. False when `p_replaces` is not one that can be: unknown,
-- somebody else's, of another conversation or superseded already. One that runs, or has a running one after it, makes the new turn `busy`.
create or replace function public.supersede_turns(p_turn uuid, p_replaces uuid, p_conversation uuid, p_athlete uuid) returns boolean
language sql set search_path = '' as $$
  with later as (
    select g.turn_id from public.generations g join public.messages m on m.turn_id = g.turn_id and m.role = 'user'
    where g.conversation_id = p_conversation and g.athlete_id = p_athlete and g.superseded_by is null and g.end_json is not null
      and m.seq >= (select r.seq from public.messages r where r.turn_id = p_replaces and r.role = 'user' and r.conversation_id = p_conversation)
    order by g.turn_id for update of g),
  superseded as (
    update public.generations g set superseded_by = p_turn from later where g.turn_id = later.turn_id returning g.turn_id)
  select coalesce(bool_or(turn_id = p_replaces), false) from superseded
$$;

-- Takes one turn of `p_reserve` tokens from the athlete's allowance; null, or which limit is reached and when to come again. The row lock
-- makes parallel turns count one after the other, so together they pass a limit by one reservation at most.
create or replace function public.take_allowance(p_athlete uuid, p_reserve int, p_allowance jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
  used public.athlete_usage;
  per_minute int := (p_allowance ->> 'turnsPerMinute')::int;
  per_day int := (p_allowance ->> 'turnsPerDay')::int;
  tokens_per_day bigint := (p_allowance ->> 'tokensPerDay')::bigint;
  at timestamptz;
  until_midnight_s int;
begin
  select * into used from public.athlete_usage u where u.athlete_id = p_athlete for update;
  if not found then
    insert into public.athlete_usage (athlete_id, day) values (p_athlete, (now() at time zone 'utc')::date) on conflict do nothing;
    select * into used from public.athlete_usage u where u.athlete_id = p_athlete for update;
  end if;
  at := clock_timestamp();
  if used.day < (at at time zone 'utc')::date then
    used := row(p_athlete, (at at time zone 'utc')::date, 0, 0, 0, used.recent);
  end if;
  used.recent := array(select r from unnest(used.recent) as r where r > at - interval '1 minute' order by r);
  until_midnight_s := ceil(extract(epoch from (used.day + 1)::timestamp at time zone 'utc' - at));
  if used.turns >= per_day then
    return jsonb_build_object('limit', 'turns_per_day', 'allowed', per_day, 'retryAfterS', until_midnight_s);
  elsif used.tokens + used.reserved >= tokens_per_day then
    -- What is only held for running answers may come free when they end.
    return jsonb_build_object('limit', 'tokens_per_day', 'allowed', tokens_per_day,
      'retryAfterS', case when used.tokens >= tokens_per_day then until_midnight_s else least(15, until_midnight_s) end);
  elsif cardinality(used.recent) >= per_minute then
    return jsonb_build_object('limit', 'turns_per_minute', 'allowed', per_minute, 'retryAfterS',
      ceil(extract(epoch from used.recent[cardinality(used.recent) - per_minute + 1] + interval '1 minute' - at))::int);
  end if;
  update public.athlete_usage u
    set day = used.day, turns = used.turns + 1, tokens = used.tokens, reserved = used.reserved + p_reserve, recent = used.recent || at
    where u.athlete_id = p_athlete;
  return null;
end $$;

-- Gives back what a turn held and counts what it used, on the day it was accepted; without numbers what it held. Works under its athlete's
-- claims. Never less than nothing: an allowance must not cost an answer.
create or replace function public.settle_usage(g public.generations) returns void language plpgsql set search_path = '' as $$
begin
  update public.athlete_usage u
    set tokens = u.tokens + coalesce((g.end_json ->> 'tokensIn')::bigint + (g.end_json ->> 'tokensOut')::bigint, g.reserved_tokens),
      reserved = greatest(u.reserved - g.reserved_tokens, 0)
    where u.athlete_id = g.athlete_id and u.day = (g.created_at at time zone 'utc')::date;
end $$;

-- What counts of today's allowance so far; what running answers hold is part of it.
create or replace function public.read_usage(p_athlete uuid) returns jsonb language plpgsql set search_path = '' as $$
declare
  today date := (now() at time zone 'utc')::date;
  used public.athlete_usage;
begin
  perform public.work_for_athlete(p_athlete);
  select * into used from public.athlete_usage u where u.athlete_id = p_athlete and u.day >= today;
  return jsonb_build_object('turnsToday', coalesce(used.turns, 0), 'tokensToday', coalesce(used.tokens + used.reserved, 0),
    'resetsAt', public.iso_utc((coalesce(used.day, today) + 1)::timestamp at time zone 'utc'));
end $$;

-- Commits the question, the turn and its event; creates the conversation when its id is unknown; supersedes what `p_replaces` names and all
-- after it; counts the turn. `p_title` is for a conversation that has none, or one we made from a first question that is asked anew.
-- `p_allowance`: {turnsPerMinute, turnsPerDay, tokensPerDay, promptTokens, historyTokens, bytesPerToken}, the last three for the worst case.
create or replace function public.accept_turn(
  p_turn uuid, p_conversation uuid, p_athlete uuid, p_athlete_ref text, p_message text, p_replaces uuid, p_title text, p_holder text,
  p_lease_ms int, p_history_turns int, p_allowance jsonb, p_traceparent text
) returns jsonb language plpgsql set search_path = '' as $$
declare
  body bytea := sha256(convert_to(p_conversation::text || E'\n' || coalesce(p_replaces::text, '') || E'\n' || p_message, 'UTF8'));
  bytes_per_token numeric := (p_allowance ->> 'bytesPerToken')::numeric;
  known public.generations;
  history jsonb;
  anew boolean;
  reserve int;
  refusal jsonb;
begin
  perform public.work_for_athlete(p_athlete);
  if not exists (select from public.generations g where g.turn_id = p_turn) then
    begin
      insert into public.conversations (id, athlete_id) values (p_conversation, p_athlete) on conflict do nothing;
      if not exists (select from public.conversations c where c.id = p_conversation and c.athlete_id = p_athlete) then
        return jsonb_build_object('outcome', 'foreign');
      end if;
      -- The turn before its conversation, as in finish_turn: the other order would deadlock with the finish of the turn before.
      insert into public.generations (turn_id, conversation_id, athlete_id, athlete_ref, body_sha256, holder, lease_until, traceparent)
        values (p_turn, p_conversation, p_athlete, p_athlete_ref, body, p_holder, now() + public.ms(p_lease_ms), p_traceparent);
      -- Only once the place of the live turn is ours: to wait for it with older turns locked could deadlock with who renews them, and a
      -- history read before would miss the answer that was waited for.
      if p_replaces is not null and not public.supersede_turns(p_turn, p_replaces, p_conversation, p_athlete) then
        refusal := jsonb_build_object('outcome', 'irreplaceable');
        raise exception using errcode = 'HX001', message = 'refused';
      end if;
      history := public.turn_history(p_conversation, p_turn, p_history_turns);
      anew := p_replaces is not null and history = '[]';
      reserve := (p_allowance ->> 'promptTokens')::int + ceil(octet_length(p_message) / bytes_per_token)
        + least(ceil(pg_column_size(history) / bytes_per_token), (p_allowance ->> 'historyTokens')::int);
      insert into public.messages (conversation_id, athlete_id, turn_id, role, content) values (p_conversation, p_athlete, p_turn, 'user', p_message);
      update public.conversations c
        set updated_at = now(), last_message_preview = public.one_line(p_message, 140),
          title = case when c.title is null or (anew and c.title = c.auto_title) then coalesce(p_title, c.title) else c.title end,
          auto_title = case when c.title is null or (anew and c.title = c.auto_title) then coalesce(p_title, c.auto_title) else c.auto_title end
        where c.id = p_conversation;
      refusal := public.take_allowance(p_athlete, reserve, p_allowance);
      if refusal is not null then
        refusal := refusal || jsonb_build_object('outcome', 'limited');
        raise exception using errcode = 'HX001', message = 'refused';
      end if;
      update public.generations g set reserved_tokens = reserve where g.turn_id = p_turn;
      insert into public.outbox (name, athlete_ref, payload, traceparent) values ('turn-accepted', p_athlete_ref,
        jsonb_build_object('turnId', p_turn, 'conversationId', p_conversation, 'athleteRef', p_athlete_ref, 'acceptedAt', public.iso_utc(now())),
        p_traceparent);
      return jsonb_build_object('outcome', 'created', 'state', public.turn_state(p_turn) || jsonb_build_object('history', history));
    exception
      -- Refused by ourselves: everything above is undone, the locks too.
      when sqlstate 'HX001' then return refusal;
      -- The same turn at the same moment, or another live turn in this conversation: told apart below.
      when unique_violation then null;
      -- The athlete or the conversation was deleted a moment ago.
      when foreign_key_violation then return jsonb_build_object('outcome', 'foreign');
    end;
  end if;
  select * into known from public.generations g where g.turn_id = p_turn;
  if not found then return jsonb_build_object('outcome', 'busy'); end if;
  if known.athlete_id <> p_athlete or known.body_sha256 <> body then return jsonb_build_object('outcome', 'conflict'); end if;
  return jsonb_build_object('outcome', 'existing', 'state', public.turn_state(p_turn));
end $$;

-- One conductor per attempt. A repeat by the same holder is fine.
create or replace function public.begin_attempt(p_turn uuid, p_attempt int, p_holder text, p_history_turns int)
returns jsonb language plpgsql set search_path = '' as $$
declare athlete uuid;
begin
  update public.generations g set holder = p_holder
    where g.turn_id = p_turn and g.attempt = p_attempt and g.status = 'accepted' and g.holder in ('', p_holder)
    returning g.athlete_id into athlete;
  if not found then return jsonb_build_object('lost', true); end if;
  perform public.work_for_athlete(athlete);
  return jsonb_build_object('state', public.conduct_state(p_turn, p_history_turns));
end $$;

-- The holder of an accepted attempt gives it up for the next one. A repeat of one's own bump finds the attempt already moved.
create or replace function public.bump_attempt(p_turn uuid, p_attempt int, p_holder text, p_lease_ms int, p_history_turns int)
returns jsonb language plpgsql set search_path = '' as $$
declare athlete uuid;
begin
  update public.generations g set attempt = p_attempt + 1, lease_until = now() + public.ms(p_lease_ms)
    where g.turn_id = p_turn and g.attempt = p_attempt and g.status = 'accepted' and g.holder = p_holder
    returning g.athlete_id into athlete;
  if not found then
    select g.athlete_id into athlete from public.generations g
      where g.turn_id = p_turn and g.attempt = p_attempt + 1 and g.status = 'accepted' and g.holder = p_holder;
    if not found then return jsonb_build_object('lost', true); end if;
  end if;
  perform public.work_for_athlete(athlete);
  return jsonb_build_object('state', public.conduct_state(p_turn, p_history_turns));
end $$;

-- Renews all turns of a worker; the first renewal of an attempt is its start. What is not in `held` is lost.
-- Rows are locked in the order of their ids: two requests for the same turns in another order would deadlock.
create or replace function public.renew_leases(p_worker text, p_turns uuid[], p_attempts int[], p_lease_ms int)
returns jsonb language sql set search_path = '' as $$
  with mine as (
    select g.turn_id, g.attempt from public.generations g
      join unnest(p_turns, p_attempts) as asked (turn_id, attempt) on g.turn_id = asked.turn_id and g.attempt = asked.attempt
      where g.status = 'accepted' or (g.status = 'running' and g.holder = p_worker)
      order by g.turn_id for update of g),
  renewed as (
    update public.generations g
      set holder = p_worker, status = 'running', starts = g.starts + (g.status = 'accepted')::int, lease_until = now() + public.ms(p_lease_ms)
      from mine where g.turn_id = mine.turn_id and g.attempt = mine.attempt
      returning g.turn_id, g.stop_requested)
  select jsonb_build_object(
    'held', coalesce(jsonb_agg(turn_id), '[]'),
    'stop', coalesce(jsonb_agg(turn_id) filter (where stop_requested), '[]'))
  from renewed
$$;

-- What every end has in common: the one assistant row, the numbers, the event, what the turn used. `g` is the row after it ended; works under its athlete's claims.
-- Cold: the first token took so long that the worker told the athlete the model is warming up.
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
      outcome, finish, tokens_in, tokens_out, cost_nano_usd, latency_ms, stages, degraded, attempt)
    values ((e ->> 'messageId')::uuid, g.conversation_id, g.athlete_id, g.turn_id, 'assistant', p_text, source_ids, sources,
      coalesce(e -> 'notices', '[]'), e ->> 'model', p_carry ->> 'promptVersion', e ->> 'outcome', e ->> 'finish',
      (e ->> 'tokensIn')::int, (e ->> 'tokensOut')::int, (e ->> 'costNanoUsd')::bigint, took_ms, stages, p_carry ->> 'degraded', g.attempt);
  update public.conversations c
    set updated_at = now(), last_message_preview = case when p_text = '' then c.last_message_preview else public.one_line(p_text, 140) end
    where c.id = g.conversation_id;
  insert into public.turn_metrics (turn_id, athlete_ref, outcome, finish, reason, model, tokens_in, tokens_out, cost_nano_usd, latency_ms,
      stages, attempts, starts, cold, degraded)
    values (g.turn_id, g.athlete_ref, e ->> 'outcome', e ->> 'finish', e ->> 'reason', e ->> 'model', (e ->> 'tokensIn')::int,
      (e ->> 'tokensOut')::int, (e ->> 'costNanoUsd')::bigint, took_ms, stages, g.attempt, g.starts,
      coalesce((stages ->> 'first_token')::numeric >= 2000, false), p_carry ->> 'degraded');
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

-- Commits an answer. An attempt that no worker has renewed yet may be ended by its worker or by the gateway that holds it;
-- a running one only by its worker. The same end again answers what was committed. Prompt and sources are not kept twice.
create or replace function public.finish_turn(p_turn uuid, p_attempt int, p_worker text, p_end jsonb, p_text text, p_carry jsonb)
returns jsonb language plpgsql set search_path = '' as $$
declare g public.generations;
begin
  update public.generations t
    set status = p_end ->> 'outcome', end_json = p_end || jsonb_build_object('messageId', public.uuid_v7()), holder = p_worker,
      carry = p_carry - 'promptMessages' - 'names' - 'sources', ended_at = now()
    where t.turn_id = p_turn and t.attempt = p_attempt
      and ((t.status = 'running' and t.holder = p_worker)
        or (t.status = 'accepted' and t.holder <> '' and (t.holder = p_worker or p_worker like 'inference.%')))
    returning * into g;
  if found then
    perform public.work_for_athlete(g.athlete_id);
    perform public.record_end(g, p_text, p_carry);
    return jsonb_build_object('end', g.end_json, 'committed', true);
  end if;
  select * into g from public.generations t where t.turn_id = p_turn;
  if g.attempt = p_attempt and g.holder = p_worker and g.end_json is not null then
    return jsonb_build_object('end', g.end_json, 'committed', false);
  end if;
  return jsonb_build_object('fenced', true);
end $$;

-- One turn of one athlete; null for anybody else's.
create or replace function public.read_turn(p_turn uuid, p_athlete uuid) returns jsonb language plpgsql set search_path = '' as $$
begin
  if not exists (select from public.generations g where g.turn_id = p_turn and g.athlete_id = p_athlete) then return null; end if;
  perform public.work_for_athlete(p_athlete);
  return public.turn_state(p_turn);
end $$;

-- Remembers the wish to stop a live turn. The commit decides the outcome.
create or replace function public.stop_turn(p_turn uuid, p_athlete uuid) returns jsonb language plpgsql set search_path = '' as $$
begin
  update public.generations g set stop_requested = true
    where g.turn_id = p_turn and g.athlete_id = p_athlete and g.status in ('accepted', 'running');
  return public.read_turn(p_turn, p_athlete);
end $$;

-- The only place that takes a turn from its holder: the lease is over or the holder is dead. Several reapers may run at once.
-- Answers [{turnId, attempt, ended}]: `attempt` is the new one, `ended` an outcome or null when somebody must conduct it again.
-- Athlete by athlete: two reapers that hold turns of the same two athletes would otherwise deadlock over their usage.
create or replace function public.reap(p_dead text[], p_lease_ms int, p_max_starts int, p_deadline_ms int)
returns jsonb language plpgsql set search_path = '' as $$
declare
  lost public.generations;
  next_attempt int;
  ended jsonb;
  reaped jsonb := '[]';
begin
  for lost in
    select * from (
      select * from public.generations g
      where g.status in ('accepted', 'running') and (g.lease_until < now() or (g.holder <> '' and g.holder = any (p_dead)))
      order by g.lease_until limit 200 for update skip locked) as overdue
    order by overdue.athlete_id, overdue.turn_id
  loop
    next_attempt := lost.attempt + 1;
    ended := case
      when lost.stop_requested then jsonb_build_object('outcome', 'stopped', 'finish', 'stopped', 'reason', 'holder lost')
      when lost.starts >= p_max_starts then jsonb_build_object('outcome', 'failed', 'finish', 'error', 'reason', 'attempts')
      when lost.created_at < now() - public.ms(p_deadline_ms) then jsonb_build_object('outcome', 'failed', 'finish', 'error', 'reason', 'deadline')
    end;
    if ended is null then
      update public.generations g set attempt = next_attempt, status = 'accepted', holder = '', lease_until = now() + public.ms(p_lease_ms)
        where g.turn_id = lost.turn_id and g.attempt = lost.attempt;
      insert into public.outbox (name, athlete_ref, payload, traceparent) values ('turn-interrupted', lost.athlete_ref,
        jsonb_build_object('turnId', lost.turn_id, 'athleteRef', lost.athlete_ref, 'attempt', lost.attempt), lost.traceparent);
    else
      update public.generations g
        set attempt = next_attempt, status = ended ->> 'outcome', holder = '', ended_at = now(),
          end_json = ended || jsonb_build_object('stages', '{}'::jsonb, 'notices', '[]'::jsonb, 'messageId', public.uuid_v7())
        where g.turn_id = lost.turn_id and g.attempt = lost.attempt returning * into lost;
      perform public.work_for_athlete(lost.athlete_id);
      -- The text was in the memory of the holder that is gone.
      perform public.record_end(lost, '', '{}');
    end if;
    reaped := reaped || jsonb_build_object('turnId', lost.turn_id, 'attempt', next_attempt, 'ended', ended -> 'outcome');
  end loop;
  return reaped;
end $$;

-- Every process that holds a live turn.
create or replace function public.live_holders() returns jsonb language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(distinct g.holder), '[]') from public.generations g where g.status in ('accepted', 'running') and g.holder <> ''
$$;

-- Amnesty: a reaper that could not have heard the renewals judges nobody by the time it was deaf. Answers how many turns it extended.
-- A row that is locked is being renewed, ended or reaped at this moment: it needs no amnesty, and waiting for it could deadlock.
create or replace function public.extend_leases(p_amnesty_ms int) returns int language sql set search_path = '' as $$
  with live as (
    select g.turn_id from public.generations g where g.status in ('accepted', 'running') for update skip locked),
  extended as (
    update public.generations g set lease_until = greatest(g.lease_until, now() + public.ms(p_amnesty_ms))
      from live where g.turn_id = live.turn_id returning 1)
  select count(*)::int from extended
$$;

do $$
declare f text;
begin
  foreach f in array array[
    'ms(int)', 'turn_state(uuid)', 'turn_history(uuid, uuid, int)', 'conduct_state(uuid, int)',
    'supersede_turns(uuid, uuid, uuid, uuid)', 'take_allowance(uuid, int, jsonb)', 'settle_usage(public.generations)', 'read_usage(uuid)',
    'accept_turn(uuid, uuid, uuid, text, text, uuid, text, text, int, int, jsonb, text)', 'begin_attempt(uuid, int, text, int)',
    'bump_attempt(uuid, int, text, int, int)', 'renew_leases(text, uuid[], int[], int)',
    'record_end(public.generations, text, jsonb)', 'finish_turn(uuid, int, text, jsonb, text, jsonb)', 'read_turn(uuid, uuid)',
    'stop_turn(uuid, uuid)', 'reap(text[], int, int, int)', 'live_holders()', 'extend_leases(int)'
  ] loop
    execute format('revoke execute on function public.%s from public, anon, authenticated', f);
    execute format('grant execute on function public.%s to svc_logging', f);
  end loop;
end $$;
