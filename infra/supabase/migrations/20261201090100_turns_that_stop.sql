-- Whether turns still end, for the page of operations and as the alert TurnsMissing compares: five minutes with the half hour before them, an hour with the
-- same one yesterday and a week ago.
create function public.ops_turn_flow() returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'lately', (select count(*) from public.turn_metrics m where m.created_at > now() - interval '5 minutes'),
    'before', (select count(*) from public.turn_metrics m
      where m.created_at > now() - interval '35 minutes' and m.created_at <= now() - interval '5 minutes'),
    'hour', (select count(*) from public.turn_metrics m where m.created_at > now() - interval '1 hour'),
    'dayAgo', (select count(*) from public.turn_metrics m
      where m.created_at > now() - interval '25 hours' and m.created_at <= now() - interval '24 hours'),
    'weekAgo', (select count(*) from public.turn_metrics m
      where m.created_at > now() - interval '169 hours' and m.created_at <= now() - interval '168 hours'),
    'lastAt', (select public.iso_utc(max(m.created_at)) from public.turn_metrics m))
$$;

revoke execute on function public.ops_turn_flow() from public, anon, authenticated;
grant execute on function public.ops_turn_flow() to svc_logging;
