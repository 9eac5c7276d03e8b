-- Roles, default privileges and the three tables every data-owning service shares: outbox, inbox, dead letters.
-- A service connects as its own role, never as owner. Passwords are set outside the migrations.

create extension if not exists vector;

do $$
declare r text;
begin
  foreach r in array array['svc_retrieval', 'svc_athlete_profile', 'svc_inference_gateway', 'svc_logging', 'svc_training_data_export', 'svc_knowledge'] loop
    if not exists (select from pg_roles where rolname = r) then
      execute format('create role %I login noinherit nocreatedb nocreaterole', r);
    end if;
    execute format('grant usage on schema public to %I', r);
    execute format('grant usage on schema auth to %I', r);
  end loop;
end $$;

-- Services that read or write as an athlete switch to this role for one transaction.
grant authenticated to svc_athlete_profile, svc_logging;

revoke create on schema public from public;
grant usage on schema public to anon, authenticated, service_role;
alter default privileges in schema public revoke all on tables from anon, authenticated;
-- Without a schema: what everybody may do by default cannot be taken away for one schema only.
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke execute on functions from anon, authenticated;

create or replace function public.touch_updated_at() returns trigger language plpgsql set search_path = '' as $$
begin
  new.updated_at = now();
  return new;
end $$;

-- Written in the statement that made the fact true; relayed to JetStream with the id as Nats-Msg-Id; kept 30 days to refill a lost stream.
create table public.outbox (
  id bigint generated always as identity primary key,
  event_id uuid not null default gen_random_uuid() unique,
  owner name not null default current_user,
  name text not null,
  version int not null default 1,
  athlete_ref text not null default 'system',
  payload jsonb not null,
  traceparent text,
  created_at timestamptz not null default now(),
  claimed_until timestamptz,
  sent_at timestamptz,
  stream_seq bigint
);
create index outbox_unsent on public.outbox (owner, id) where sent_at is null;
create index outbox_sent on public.outbox (owner, sent_at) where sent_at is not null;
create index outbox_athlete on public.outbox (athlete_ref);

-- What a consumer has already taken: the insert and its effect are one transaction.
create table public.inbox (
  owner name not null default current_user,
  consumer text not null,
  event_id uuid not null,
  taken_at timestamptz not null default now(),
  primary key (owner, consumer, event_id)
);

-- Messages that could not be read or handled, kept for re-drive.
create table public.dead_letters (
  id bigint generated always as identity primary key,
  owner name not null default current_user,
  consumer text not null,
  event_id text,
  subject text not null,
  body text not null,
  reason text not null,
  created_at timestamptz not null default now(),
  redriven_at timestamptz
);
create index dead_letters_open on public.dead_letters (owner, created_at) where redriven_at is null;

do $$
declare t text; r text;
begin
  foreach t in array array['outbox', 'inbox', 'dead_letters'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('revoke all on public.%I from public, anon, authenticated', t);
    foreach r in array array['svc_retrieval', 'svc_athlete_profile', 'svc_inference_gateway', 'svc_logging', 'svc_training_data_export'] loop
      execute format('grant select, insert, update, delete on public.%I to %I', t, r);
      execute format('create policy %I on public.%I for all to %I using (owner = current_user) with check (owner = current_user)', t || '_' || r, t, r);
    end loop;
  end loop;
end $$;

-- Takes up to `batch` unsent rows of the calling service for 30 s, oldest first. Claims, never `id > last`: that loses rows of slow transactions.
create or replace function public.claim_outbox(batch int) returns table (
  id bigint, event_id uuid, name text, version int, athlete_ref text, payload jsonb, traceparent text, created_at timestamptz
) language sql set search_path = '' as $$
  update public.outbox o set claimed_until = now() + interval '30 seconds'
  where o.id in (
    select c.id from public.outbox c
    where c.owner = current_user and c.sent_at is null and (c.claimed_until is null or c.claimed_until < now())
    order by c.id limit batch for update skip locked)
  returning o.id, o.event_id, o.name, o.version, o.athlete_ref, o.payload, o.traceparent, o.created_at
$$;

create or replace function public.mark_outbox_sent(ids bigint[], seqs bigint[]) returns void language sql set search_path = '' as $$
  update public.outbox o set sent_at = now(), stream_seq = x.seq, claimed_until = null
  from unnest(ids, seqs) as x(id, seq) where o.id = x.id and o.owner = current_user
$$;

create or replace function public.release_outbox(ids bigint[]) returns void language sql set search_path = '' as $$
  update public.outbox o set claimed_until = null where o.id = any(ids) and o.owner = current_user and o.sent_at is null
$$;

-- Marks everything the stream no longer holds as unsent again. `last_seq` 0 refills a stream that was lost altogether.
create or replace function public.reopen_outbox(last_seq bigint) returns int language sql set search_path = '' as $$
  with reopened as (
    update public.outbox o set sent_at = null, stream_seq = null, claimed_until = null
    where o.owner = current_user and o.sent_at is not null and o.stream_seq > last_seq returning 1)
  select count(*)::int from reopened
$$;

revoke execute on function public.claim_outbox(int), public.mark_outbox_sent(bigint[], bigint[]), public.release_outbox(bigint[]), public.reopen_outbox(bigint) from public, anon, authenticated;
grant execute on function public.claim_outbox(int), public.mark_outbox_sent(bigint[], bigint[]), public.release_outbox(bigint[]), public.reopen_outbox(bigint)
  to svc_retrieval, svc_athlete_profile, svc_inference_gateway, svc_logging, svc_training_data_export;
