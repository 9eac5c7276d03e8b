-- How many coaching examples stood in the prompt of an answer and how many of its prompt tokens they were: what showing a model without our
-- fine-tuning how to answer costs. Null where nobody counted, in answers that are older than the examples.
alter table public.messages add column examples int, add column example_tokens int;
alter table public.turn_metrics add column examples int, add column example_tokens int;

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
      coalesce((stages ->> 'first_token')::numeric >= 2000, false), p_carry ->> 'degraded',
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
          'latency_ms', m.latency_ms, 'stages', m.stages, 'degraded', m.degraded, 'attempt', m.attempt, 'examples', m.examples, 'example_tokens', m.example_tokens)
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
