-- A deleted conversation also goes from the event stream and the dead letters, which no cascade reaches. A row stands until all was seen to
-- be clean, and clean once more a while later. It hangs on the athlete: the erasure of an account clears all of it anyhow.

create table public.conversation_erasures (
  conversation_id uuid not null,
  athlete_id uuid not null references public.athlete_profiles (id) on delete cascade,
  athlete_ref text not null check (athlete_ref ~ '^[0-9a-f]{32}$'),
  requested_at timestamptz not null default now(),
  -- Since when every pass found nothing.
  clean_since timestamptz,
  primary key (conversation_id, athlete_id)
);
create index conversation_erasures_athlete_idx on public.conversation_erasures (athlete_id);
create index conversation_erasures_due_idx on public.conversation_erasures (clean_since nulls first);

alter table public.conversation_erasures enable row level security;
alter table public.conversation_erasures force row level security;
revoke all on public.conversation_erasures from public, anon, authenticated;
-- Asked for in the athlete's own name, carried out for all together.
create policy conversation_erasures_insert_service on public.conversation_erasures for insert to svc_logging
  with check ((select auth.uid()) = athlete_id);
create policy conversation_erasures_select_service on public.conversation_erasures for select to svc_logging using (true);
create policy conversation_erasures_update_service on public.conversation_erasures for update to svc_logging using (true) with check (true);
create policy conversation_erasures_delete_service on public.conversation_erasures for delete to svc_logging using (true);
grant select, delete on public.conversation_erasures to svc_logging;
grant insert (conversation_id, athlete_id, athlete_ref), update (clean_since) on public.conversation_erasures to svc_logging;

-- As before, and asks for the rest to be erased.
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
  insert into public.conversation_erasures as e (conversation_id, athlete_id, athlete_ref) values (p_conversation, p_athlete, p_athlete_ref)
    on conflict (conversation_id, athlete_id) do update set clean_since = null;
  return true;
end $$;

-- Those never seen clean, clean for less than the quiet time, or due for the late look.
create or replace function public.due_conversation_erasures(p_quiet_ms int, p_late_ms int) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'conversationId', due.conversation_id, 'athleteId', due.athlete_id, 'athleteRef', due.athlete_ref)), '[]')
  from (
    select e.conversation_id, e.athlete_id, e.athlete_ref from public.conversation_erasures e
    where e.clean_since is null or e.clean_since > now() - public.ms(p_quiet_ms) or e.clean_since < now() - public.ms(p_late_ms)
    order by e.requested_at limit 50) as due
$$;

-- Writes down one whole pass, with how much it found. True when the late look found nothing: that was it.
create or replace function public.note_conversation_pass(p_conversation uuid, p_athlete uuid, p_found int, p_late_ms int) returns boolean
language plpgsql set search_path = '' as $$
begin
  if p_found = 0 then
    delete from public.conversation_erasures e
      where e.conversation_id = p_conversation and e.athlete_id = p_athlete and e.clean_since < now() - public.ms(p_late_ms);
    if found then return true; end if;
  end if;
  update public.conversation_erasures e set clean_since = case when p_found = 0 then coalesce(e.clean_since, now()) end
    where e.conversation_id = p_conversation and e.athlete_id = p_athlete;
  return false;
end $$;

do $$
declare f text;
begin
  foreach f in array array['due_conversation_erasures(int, int)', 'note_conversation_pass(uuid, uuid, int, int)'] loop
    execute format('revoke execute on function public.%s from public, anon, authenticated', f);
    execute format('grant execute on function public.%s to svc_logging', f);
  end loop;
end $$;
