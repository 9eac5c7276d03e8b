-- What an athlete reads back, searches, takes along and deletes. Every function works for one athlete: row level security of the service's
-- own role compares with the athlete's claims, so that nobody else's row is found even with their ids.

-- A page of a conversation, oldest first, the newest before `p_before`, without what was superseded. A question whose turn has not ended
-- carries it as `liveTurnId`. Null for anybody else's conversation; `unplaced` when `p_before` is no message of it.
create or replace function public.list_messages(p_athlete uuid, p_conversation uuid, p_before uuid, p_limit int) returns jsonb
language plpgsql set search_path = '' as $$
declare
  ends bigint;
begin
  perform public.work_for_athlete(p_athlete);
  if not exists (select from public.conversations c where c.id = p_conversation and c.athlete_id = p_athlete) then return null; end if;
  if p_before is not null then
    select m.seq into ends from public.messages m where m.id = p_before and m.conversation_id = p_conversation;
    if not found then return jsonb_build_object('unplaced', true); end if;
  end if;
  return (
    with page as (
      select m as message, g.end_json is null and m.role = 'user' and g.turn_id is not null as live, f as feedback
      from public.messages m
      left join public.generations g on g.turn_id = m.turn_id
      left join public.message_feedback f on f.message_id = m.id and f.athlete_id = m.athlete_id
      where m.conversation_id = p_conversation and (ends is null or m.seq < ends) and g.superseded_by is null
      order by m.seq desc limit p_limit + 1),
    kept as (select * from page order by (message).seq desc limit p_limit)
    select jsonb_build_object('more', (select count(*) > p_limit from page), 'messages', coalesce(jsonb_agg(jsonb_build_object(
      'id', (message).id, 'turnId', (message).turn_id, 'role', (message).role, 'content', (message).content,
      'createdAt', public.iso_utc((message).created_at), 'outcome', (message).outcome, 'finish', (message).finish, 'model', (message).model,
      'sources', (message).sources, 'notices', (message).notices, 'liveTurnId', case when live then (message).turn_id end,
      'feedback', case when (feedback).message_id is not null then jsonb_build_object(
        'rating', (feedback).rating, 'reasons', (feedback).reasons, 'comment', (feedback).comment) end
    ) order by (message).seq), '[]'))
    from kept);
end $$;

-- Conversations whose title or messages contain a text, the one with the newest message first; with each, its newest message that has it.
-- `p_pattern` is the text as ILIKE wants it, its wildcards escaped. `unplaced` when `p_before` is no conversation of the athlete.
create or replace function public.search_conversations(p_athlete uuid, p_pattern text, p_before uuid, p_limit int) returns jsonb
language plpgsql set search_path = '' as $$
declare
  ends record;
begin
  perform public.work_for_athlete(p_athlete);
  select c.updated_at, c.id into ends from public.conversations c where c.id = p_before and c.athlete_id = p_athlete;
  if not found and p_before is not null then return jsonb_build_object('unplaced', true); end if;
  return (
    with page as (
      select c, hit.content
      from public.conversations c
      left join lateral (
        select m.content from public.messages m left join public.generations g on g.turn_id = m.turn_id
        where m.conversation_id = c.id and m.content ilike p_pattern and g.superseded_by is null
        order by m.seq desc limit 1) as hit on true
      where c.athlete_id = p_athlete and (p_before is null or (c.updated_at, c.id) < (ends.updated_at, ends.id))
        and (hit.content is not null or c.title ilike p_pattern)
      order by c.updated_at desc, c.id desc limit p_limit + 1),
    kept as (select * from page order by (c).updated_at desc, (c).id desc limit p_limit)
    select jsonb_build_object('more', (select count(*) > p_limit from page), 'found', coalesce(jsonb_agg(
      jsonb_build_object('conversation', public.conversation_json(c), 'content', content) order by (c).updated_at desc, (c).id desc), '[]'))
    from kept);
end $$;

-- Deletes a conversation with everything in it and says so, in one transaction; text that waits in or went through the outbox goes with it.
-- What a running answer held of the allowance is counted. False for anybody else's.
-- Locks its turns, then itself. Whoever accepts a turn at this moment holds the conversation first: to wait for them with the turns locked, or
-- for a turn that came in between, could deadlock. So all locks are given up and it begins again.
create or replace function public.delete_conversation(p_athlete uuid, p_athlete_ref text, p_conversation uuid, p_traceparent text)
returns boolean language plpgsql set search_path = '' as $$
declare
  locked uuid[];
begin
  perform public.work_for_athlete(p_athlete);
  loop
    begin
      locked := array(select g.turn_id from public.generations g
        where g.conversation_id = p_conversation and g.athlete_id = p_athlete order by g.turn_id for update);
      perform from public.conversations c where c.id = p_conversation and c.athlete_id = p_athlete for update nowait;
      if not found then return false; end if;
      if exists (select from public.generations g where g.conversation_id = p_conversation and g.turn_id <> all (locked)) then
        raise exception using errcode = 'HX002', message = 'a turn was accepted meanwhile';
      end if;
      exit;
    exception when lock_not_available or sqlstate 'HX002' then perform pg_catalog.pg_sleep(0.002);
    end;
  end loop;
  perform public.settle_usage(g) from public.generations g where g.conversation_id = p_conversation and g.end_json is null;
  update public.outbox o set payload = jsonb_set(o.payload, '{training}', 'null')
    where o.athlete_ref = p_athlete_ref and o.name = 'turn-completed' and o.payload ->> 'conversationId' = p_conversation::text
      and o.payload -> 'training' <> 'null';
  delete from public.conversations c where c.id = p_conversation and c.athlete_id = p_athlete;
  insert into public.outbox (name, athlete_ref, payload, traceparent) values ('conversation-changed', p_athlete_ref,
    jsonb_build_object('athleteRef', p_athlete_ref, 'conversationId', p_conversation, 'change', 'deleted'), p_traceparent);
  return true;
end $$;

-- The next entries of one part of what is stored about an athlete (conversations, messages, feedback) after a place, up to `p_max_bytes` of
-- JSON and always at least one, with the place of the last. Superseded messages are here, marked with the turn that took their place.
create or replace function public.export_record(p_athlete uuid, p_part text, p_after text, p_max_bytes int) returns jsonb
language plpgsql set search_path = '' as $$
declare
  after_id uuid := split_part(p_after, ':', 1);
  after_seq bigint := nullif(split_part(p_after, ':', 2), '');
begin
  perform public.work_for_athlete(p_athlete);
  return (
    with entries (place, entry) as materialized (
      (select c.id::text, jsonb_build_object('id', c.id, 'title', c.title, 'started_at', public.iso_utc(c.started_at),
          'updated_at', public.iso_utc(c.updated_at), 'last_message_preview', c.last_message_preview)
        from public.conversations c
        where p_part = 'conversations' and c.athlete_id = p_athlete and (p_after is null or c.id > after_id)
        order by c.id limit 500)
      union all
      (select c.id || ':' || m.seq, jsonb_build_object('id', m.id, 'conversation_id', c.id, 'turn_id', m.turn_id, 'role', m.role,
          'content', m.content, 'created_at', public.iso_utc(m.created_at), 'superseded_by', g.superseded_by, 'sources', m.sources,
          'notices', m.notices, 'rag_chunks_used', m.rag_chunks_used, 'model', m.model, 'prompt_version', m.prompt_version,
          'outcome', m.outcome, 'finish', m.finish, 'tokens_in', m.tokens_in, 'tokens_out', m.tokens_out, 'cost_nano_usd', m.cost_nano_usd,
          'latency_ms', m.latency_ms, 'stages', m.stages, 'degraded', m.degraded, 'attempt', m.attempt)
        from public.conversations c
        join public.messages m on m.conversation_id = c.id
        left join public.generations g on g.turn_id = m.turn_id
        where p_part = 'messages' and c.athlete_id = p_athlete and (p_after is null or (c.id, m.seq) > (after_id, after_seq))
        order by c.id, m.seq limit 100)
      union all
      (select f.message_id::text, jsonb_build_object('message_id', f.message_id, 'conversation_id', c.id, 'rating', f.rating,
          'reasons', f.reasons, 'comment', f.comment, 'updated_at', public.iso_utc(f.updated_at))
        from public.conversations c
        join public.messages m on m.conversation_id = c.id
        join public.message_feedback f on f.message_id = m.id and f.athlete_id = m.athlete_id
        where p_part = 'feedback' and c.athlete_id = p_athlete and (p_after is null or f.message_id > after_id)
        order by f.message_id limit 500)),
    numbered as (select place, entry, row_number() over () as nth from entries),
    sized as (select place, entry, nth, sum(octet_length(entry::text) + 1) over (order by nth) as bytes from numbered),
    page as (select place, entry, nth from sized where nth = 1 or bytes <= p_max_bytes)
    select jsonb_build_object('rows', coalesce(jsonb_agg(entry order by nth), '[]'), 'last', (array_agg(place order by nth desc))[1]) from page);
end $$;

do $$
declare f text;
begin
  foreach f in array array[
    'list_messages(uuid, uuid, uuid, int)', 'search_conversations(uuid, text, uuid, int)', 'delete_conversation(uuid, text, uuid, text)',
    'export_record(uuid, text, text, int)'
  ] loop
    execute format('revoke execute on function public.%s from public, anon, authenticated', f);
    execute format('grant execute on function public.%s to svc_logging', f);
  end loop;
end $$;
