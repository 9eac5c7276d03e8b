-- Conversations, their messages and the thumbs on answers. Every row has one owner, carried by composite foreign keys:
-- nobody, the service included, can put a row of one athlete into the conversation of another.

-- UUID version 7 (RFC 9562) for servers older than Postgres 18: 48 bits of milliseconds, the rest random.
create or replace function public.uuid_v7() returns uuid language sql volatile set search_path = '' as $$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;

-- Timestamps as every contract writes them.
create or replace function public.iso_utc(at timestamptz) returns text language sql stable set search_path = '' as $$
  select to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- The rest of the transaction works for this athlete: policies of the service's own role compare with auth.uid().
create or replace function public.work_for_athlete(p_athlete uuid) returns void language sql volatile set search_path = '' as $$
  select set_config('request.jwt.claims', jsonb_build_object('sub', p_athlete, 'role', 'authenticated')::text, true)
$$;

-- The beginning of a text on one line, at most `p_max` characters.
create or replace function public.one_line(p_text text, p_max int) returns text language sql immutable set search_path = '' as $$
  select case when char_length(line) <= p_max then line else rtrim(left(line, p_max - 1)) || '…' end
  from (select btrim(regexp_replace(left(p_text, p_max * 4), '\s+', ' ', 'g')) as line) as folded
$$;

create table public.conversations (
  id uuid primary key default public.uuid_v7(),
  athlete_id uuid not null references public.athlete_profiles (id) on delete cascade,
  title text check (char_length(title) between 1 and 200),
  -- The title we made. While it is still the title, a first question that is asked anew makes a new one.
  auto_title text,
  last_message_preview text not null default '' check (char_length(last_message_preview) <= 200),
  started_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, athlete_id)
);
create index conversations_athlete_idx on public.conversations (athlete_id, updated_at desc, id desc);

-- `seq` is the order; `turn_id` joins a question to its one answer. An assistant row says how it was made and how it ended.
create table public.messages (
  id uuid primary key default public.uuid_v7(),
  seq bigint generated always as identity,
  conversation_id uuid not null,
  athlete_id uuid not null,
  turn_id uuid,
  role text not null check (role in ('user', 'assistant')),
  content text not null,
  rag_chunks_used text[],
  sources jsonb not null default '[]',
  notices jsonb not null default '[]',
  model text,
  prompt_version text,
  outcome text check (outcome in ('done', 'stopped', 'failed')),
  finish text check (finish in ('stop', 'length', 'guard', 'stopped', 'error')),
  tokens_in int check (tokens_in >= 0),
  tokens_out int check (tokens_out >= 0),
  cost_nano_usd bigint check (cost_nano_usd >= 0),
  latency_ms int check (latency_ms >= 0),
  stages jsonb,
  degraded text,
  attempt int check (attempt >= 1),
  created_at timestamptz not null default now(),
  unique (id, athlete_id),
  unique (turn_id, role),
  check ((role = 'assistant') = (outcome is not null and finish is not null)),
  check (role = 'assistant' or char_length(content) between 1 and 8000),
  foreign key (conversation_id, athlete_id) references public.conversations (id, athlete_id) on delete cascade
);
create index messages_conversation_idx on public.messages (conversation_id, seq);

create table public.message_feedback (
  message_id uuid not null,
  athlete_id uuid not null,
  rating smallint not null check (rating in (-1, 1)),
  reasons text[] not null default '{}' check (cardinality(reasons) <= 6 and reasons <@ array['accurate', 'specific', 'clear', 'fits_me',
    'wrong', 'vague', 'unsafe', 'ignored_profile', 'too_long', 'other']),
  comment text check (char_length(comment) <= 2000),
  updated_at timestamptz not null default now(),
  primary key (message_id, athlete_id),
  foreign key (message_id, athlete_id) references public.messages (id, athlete_id) on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['conversations', 'messages', 'message_feedback'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('revoke all on public.%I from public, anon, authenticated', t);
    execute format('create policy %I on public.%I for select to authenticated, svc_logging using ((select auth.uid()) = athlete_id)', t || '_select_own', t);
  end loop;
end $$;

create policy conversations_insert_own on public.conversations for insert to authenticated, svc_logging
  with check ((select auth.uid()) = athlete_id);
create policy conversations_update_own on public.conversations for update to authenticated, svc_logging
  using ((select auth.uid()) = athlete_id) with check ((select auth.uid()) = athlete_id);
create policy conversations_delete_own on public.conversations for delete to authenticated, svc_logging
  using ((select auth.uid()) = athlete_id);

-- Athletes never write messages: a question arrives with its turn, an answer with its commit. Nobody changes one afterwards.
create policy messages_insert_service on public.messages for insert to svc_logging
  with check ((select auth.uid()) = athlete_id);

create policy message_feedback_insert_own on public.message_feedback for insert to authenticated, svc_logging
  with check ((select auth.uid()) = athlete_id);
create policy message_feedback_update_own on public.message_feedback for update to authenticated, svc_logging
  using ((select auth.uid()) = athlete_id) with check ((select auth.uid()) = athlete_id);
create policy message_feedback_delete_own on public.message_feedback for delete to authenticated, svc_logging
  using ((select auth.uid()) = athlete_id);

grant select, delete on public.conversations to authenticated;
grant insert (id, athlete_id, title), update (title) on public.conversations to authenticated;
grant select on public.messages to authenticated;
grant select, delete on public.message_feedback to authenticated;
grant insert (message_id, athlete_id, rating, reasons, comment), update (rating, reasons, comment, updated_at) on public.message_feedback to authenticated;

grant select, delete on public.conversations to svc_logging;
grant insert (id, athlete_id), update (title, auto_title, last_message_preview, updated_at) on public.conversations to svc_logging;
grant select, insert on public.messages to svc_logging;
grant select, delete on public.message_feedback to svc_logging;
grant insert (message_id, athlete_id, rating, reasons, comment), update (rating, reasons, comment, updated_at) on public.message_feedback to svc_logging;

-- A conversation as the contract has it.
create or replace function public.conversation_json(c public.conversations) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('id', c.id, 'title', c.title, 'startedAt', public.iso_utc(c.started_at), 'updatedAt', public.iso_utc(c.updated_at),
    'lastMessagePreview', c.last_message_preview)
$$;

-- Gives a conversation the athlete's own title, with its event. The same title again changes and says nothing. Null for anybody else's.
create or replace function public.rename_conversation(
  p_athlete uuid, p_athlete_ref text, p_conversation uuid, p_title text, p_traceparent text
) returns jsonb language plpgsql set search_path = '' as $$
declare
  conversation public.conversations;
  changed boolean;
begin
  perform public.work_for_athlete(p_athlete);
  update public.conversations c set title = p_title, auto_title = null
    where c.id = p_conversation and c.athlete_id = p_athlete and c.title is distinct from p_title;
  changed := found;
  select * into conversation from public.conversations c where c.id = p_conversation and c.athlete_id = p_athlete;
  if not found then return null; end if;
  if changed then
    insert into public.outbox (name, athlete_ref, payload, traceparent) values ('conversation-changed', p_athlete_ref,
      jsonb_build_object('athleteRef', p_athlete_ref, 'conversationId', p_conversation, 'change', 'renamed'), p_traceparent);
  end if;
  return jsonb_build_object('conversation', public.conversation_json(conversation), 'changed', changed);
end $$;

-- A thumb on an answer of one's own, or its withdrawal (`p_rating` null), with its event. The same again changes and says nothing.
-- Without a comment an earlier comment stays, an empty one removes it. Without reasons earlier ones stay, unless the thumb turned.
create or replace function public.give_feedback(
  p_athlete uuid, p_athlete_ref text, p_message uuid, p_rating int, p_reasons text[], p_comment text, p_traceparent text
) returns jsonb language plpgsql set search_path = '' as $$
declare
  answer record;
  before public.message_feedback;
  reasons text[];
  comment text;
  changed boolean;
begin
  perform public.work_for_athlete(p_athlete);
  select m.turn_id into answer from public.messages m where m.id = p_message and m.athlete_id = p_athlete and m.role = 'assistant';
  if not found then return jsonb_build_object('found', false, 'changed', false); end if;
  if p_rating is null then
    delete from public.message_feedback f where f.message_id = p_message and f.athlete_id = p_athlete;
  else
    select * into before from public.message_feedback f where f.message_id = p_message and f.athlete_id = p_athlete;
    reasons := coalesce(p_reasons, case when before.rating = p_rating then before.reasons end, '{}');
    comment := case when p_comment is null then before.comment else nullif(p_comment, '') end;
    insert into public.message_feedback as f (message_id, athlete_id, rating, reasons, comment)
      values (p_message, p_athlete, p_rating, reasons, comment)
    on conflict (message_id, athlete_id) do update
      set rating = excluded.rating, reasons = excluded.reasons, comment = excluded.comment, updated_at = now()
      where (f.rating, f.reasons, f.comment) is distinct from (excluded.rating, excluded.reasons, excluded.comment);
  end if;
  changed := found;
  if changed then
    insert into public.outbox (name, athlete_ref, payload, traceparent) values ('feedback-given', p_athlete_ref,
      jsonb_build_object('messageId', p_message, 'turnId', answer.turn_id, 'athleteRef', p_athlete_ref, 'rating', p_rating), p_traceparent);
  end if;
  return jsonb_build_object('found', true, 'changed', changed);
end $$;

revoke execute on function public.uuid_v7(), public.iso_utc(timestamptz), public.work_for_athlete(uuid), public.one_line(text, int),
  public.conversation_json(public.conversations), public.rename_conversation(uuid, text, uuid, text, text),
  public.give_feedback(uuid, text, uuid, int, text[], text, text) from public, anon, authenticated;
grant execute on function public.uuid_v7() to authenticated, svc_logging;
grant execute on function public.iso_utc(timestamptz), public.work_for_athlete(uuid), public.one_line(text, int),
  public.conversation_json(public.conversations), public.rename_conversation(uuid, text, uuid, text, text),
  public.give_feedback(uuid, text, uuid, int, text[], text, text) to svc_logging;
