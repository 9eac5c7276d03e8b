-- A worker hands a running attempt back whose answer broke off: from now on nobody holds it, so its next renewal or commit is refused, and the reaper
-- takes it at its next look. False when the turn may not begin again; then the worker ends it with the text it has.
create or replace function public.release_attempt(p_turn uuid, p_attempt int, p_worker text, p_max_starts int, p_deadline_ms int)
returns boolean language sql set search_path = '' as $$
  with released as (
    update public.generations g set holder = '', lease_until = now()
      where g.turn_id = p_turn and g.attempt = p_attempt and g.status = 'running' and g.holder = p_worker
        and not g.stop_requested and g.starts < p_max_starts and g.created_at >= now() - public.ms(p_deadline_ms)
      returning 1)
  select exists (select from released)
$$;

revoke execute on function public.release_attempt(uuid, int, text, int, int) from public, anon, authenticated;
grant execute on function public.release_attempt(uuid, int, text, int, int) to svc_logging;
