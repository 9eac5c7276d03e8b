-- What an athlete may do with their own rows without us, through the data API of a real Supabase. A row that must not change without its event,
-- or not go without the erasure that reaches the event stream, is changed through its service only.

-- A profile goes with its account; deleted alone it would take everything along and leave the events.
revoke delete on public.athlete_profiles from authenticated;
drop policy athlete_profiles_delete on public.athlete_profiles;

revoke update, delete on public.conversations from authenticated;
revoke update (title) on public.conversations from authenticated;
alter policy conversations_update_own on public.conversations to svc_logging;
alter policy conversations_delete_own on public.conversations to svc_logging;

revoke insert, update, delete on public.message_feedback from authenticated;
revoke insert (message_id, athlete_id, rating, reasons, comment), update (rating, reasons, comment, updated_at)
  on public.message_feedback from authenticated;
alter policy message_feedback_insert_own on public.message_feedback to svc_logging;
alter policy message_feedback_update_own on public.message_feedback to svc_logging;
alter policy message_feedback_delete_own on public.message_feedback to svc_logging;

-- A consent that somebody is too young to give is none, whoever writes it down. Withdrawing is always possible.
alter policy consents_insert on public.consents with check (
  (select auth.uid()) = athlete_id and (not granted or exists (
    select from public.athlete_profiles p where p.id = athlete_id and public.is_under_16(p.birth_year, p.timezone) is not true
      and (purpose <> 'training_reuse' or public.is_adult(p.birth_year, p.timezone) is not false))));
