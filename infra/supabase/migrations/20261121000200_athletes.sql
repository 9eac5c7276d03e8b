-- Who the athlete is: profile, logs, benchmarks, plans, consents. Owner: athlete-profile.

create table public.athlete_profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  user_id uuid not null unique generated always as (id) stored,
  display_name text check (char_length(display_name) <= 80),
  weight_kg numeric(5, 1) check (weight_kg between 20 and 300),
  height_cm numeric(5, 1) check (height_cm between 100 and 250),
  age int check (age between 10 and 110),
  birth_year int check (birth_year between 1900 and 2100),
  sex text check (sex in ('male', 'female', 'other')),
  division text check (division in ('open', 'pro')),
  timezone text not null default 'UTC' check (char_length(timezone) <= 64),
  training_history jsonb,
  current_phase text check (current_phase in ('general_prep', 'specific_prep', 'competition_prep', 'taper')),
  race_date date,
  goal_time_minutes numeric(5, 1) check (goal_time_minutes between 40 and 400),
  weekly_availability_hours numeric(4, 1) check (weekly_availability_hours between 0 and 60),
  equipment_available text[] not null default '{}',
  injuries_limitations text[] not null default '{}',
  preferences jsonb,
  -- Said by the athlete; an empty race date alone says nothing.
  no_race_planned boolean not null default false,
  onboarding text not null default 'basics'
    check (onboarding in ('basics', 'body', 'training', 'equipment', 'limits', 'consent', 'skipped', 'done')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (not (no_race_planned and race_date is not null))
);
create trigger athlete_profiles_updated_at before update on public.athlete_profiles for each row execute function public.touch_updated_at();

-- An athlete who skips onboarding still owns a profile, so that everything else can hang on it.
create or replace function public.create_profile_at_sign_up() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.athlete_profiles (id) values (new.id) on conflict do nothing;
  return new;
end $$;
revoke execute on function public.create_profile_at_sign_up() from public, anon, authenticated;
create trigger create_profile_at_sign_up after insert on auth.users for each row execute function public.create_profile_at_sign_up();

create table public.workout_logs (
  id uuid primary key default gen_random_uuid(),
  athlete_id uuid not null references public.athlete_profiles (id) on delete cascade,
  date date not null,
  session_type text check (session_type in ('run', 'hiit', 'strength', 'simulation', 'recovery')),
  prescribed_workout jsonb,
  completed_workout jsonb,
  rpe_pre int check (rpe_pre between 1 and 10),
  rpe_post int check (rpe_post between 1 and 10),
  duration_minutes int check (duration_minutes between 0 and 1440),
  heart_rate_avg int check (heart_rate_avg between 30 and 250),
  heart_rate_max int check (heart_rate_max between 30 and 250),
  exercises jsonb,
  hyrox_station text check (hyrox_station in ('ski_erg', 'sled_push', 'sled_pull', 'burpee_broad_jump', 'row', 'farmers_carry', 'sandbag_lunges', 'wall_balls')),
  station_time_s numeric(7, 1) check (station_time_s >= 0),
  notes text check (char_length(notes) <= 4000),
  created_at timestamptz not null default now(),
  unique (id, athlete_id)
);
create index workout_logs_athlete_date on public.workout_logs (athlete_id, date desc, created_at desc, id desc);

create table public.running_logs (
  id uuid primary key default gen_random_uuid(),
  athlete_id uuid not null references public.athlete_profiles (id) on delete cascade,
  date date not null,
  distance_miles numeric(6, 2) check (distance_miles >= 0),
  duration_s numeric(8, 1) check (duration_s >= 0),
  type text check (type in ('easy', 'tempo', 'interval', 'long', 'race')),
  splits jsonb,
  elevation_gain_m numeric(6, 1),
  hr_zones jsonb,
  notes text check (char_length(notes) <= 4000),
  created_at timestamptz not null default now()
);
create index running_logs_athlete_date on public.running_logs (athlete_id, date desc, created_at desc, id desc);

create table public.benchmark_tests (
  id uuid primary key default gen_random_uuid(),
  athlete_id uuid not null references public.athlete_profiles (id) on delete cascade,
  test_date date not null,
  test_type text check (test_type in ('cooper', 'time_trial_2k', 'station_test', 'simulation', 'strength')),
  results jsonb,
  notes text check (char_length(notes) <= 4000),
  created_at timestamptz not null default now()
);
create index benchmark_tests_athlete_date on public.benchmark_tests (athlete_id, test_date desc, created_at desc, id desc);

create table public.training_plans (
  id uuid primary key default gen_random_uuid(),
  athlete_id uuid not null references public.athlete_profiles (id) on delete cascade,
  name text not null check (char_length(name) <= 200),
  start_date date not null,
  race_date date,
  current_phase text,
  status text not null default 'active' check (status in ('proposed', 'active', 'archived')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, athlete_id)
);
create index training_plans_athlete on public.training_plans (athlete_id, created_at desc);
create trigger training_plans_updated_at before update on public.training_plans for each row execute function public.touch_updated_at();

create table public.training_plan_weeks (
  id uuid primary key default gen_random_uuid(),
  plan_id uuid not null,
  athlete_id uuid not null,
  week_number int not null check (week_number between 1 and 104),
  phase text,
  focus text check (char_length(focus) <= 400),
  unique (plan_id, week_number),
  unique (id, athlete_id),
  foreign key (plan_id, athlete_id) references public.training_plans (id, athlete_id) on delete cascade
);
create index training_plan_weeks_athlete on public.training_plan_weeks (athlete_id);

create table public.training_plan_days (
  id uuid primary key default gen_random_uuid(),
  week_id uuid not null,
  athlete_id uuid not null,
  date date not null,
  sessions jsonb not null default '[]',
  completed_workout_id uuid,
  foreign key (week_id, athlete_id) references public.training_plan_weeks (id, athlete_id) on delete cascade,
  -- Removing the workout leaves the planned day, and only forgets that it was done.
  foreign key (completed_workout_id, athlete_id) references public.workout_logs (id, athlete_id) on delete set null (completed_workout_id)
);
create index training_plan_days_athlete_date on public.training_plan_days (athlete_id, date);
create index training_plan_days_week on public.training_plan_days (week_id, athlete_id);
create index training_plan_days_workout on public.training_plan_days (completed_workout_id, athlete_id);

-- Append only: what was agreed to, in which words, when. The latest row of a purpose counts.
create table public.consents (
  id bigint generated always as identity primary key,
  athlete_id uuid not null references public.athlete_profiles (id) on delete cascade,
  purpose text not null check (purpose in ('health_data', 'training_reuse')),
  granted boolean not null,
  text_version text not null check (char_length(text_version) <= 40),
  created_at timestamptz not null default now()
);
create index consents_latest on public.consents (athlete_id, purpose, id desc);

-- Evidence that outlives the athlete: no foreign key, so the cascade cannot delete it. `steps`: since when each part is seen to be clean.
create table public.erasure_records (
  id uuid primary key default gen_random_uuid(),
  athlete_ref text not null unique check (athlete_ref ~ '^[0-9a-f]{32}$'),
  requested_at timestamptz not null default now(),
  completed_at timestamptz,
  -- A last look, long after: for what a process that was still busy with the athlete wrote in the end.
  late_checked_at timestamptz,
  steps jsonb not null default '{}'
);
create index erasure_records_open on public.erasure_records (requested_at) where late_checked_at is null;

do $$
declare t text;
begin
  foreach t in array array['athlete_profiles', 'workout_logs', 'running_logs', 'benchmark_tests', 'training_plans', 'training_plan_weeks', 'training_plan_days', 'consents', 'erasure_records'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('revoke all on public.%I from public, anon, authenticated', t);
  end loop;
  foreach t in array array['workout_logs', 'running_logs', 'benchmark_tests', 'training_plans', 'training_plan_weeks', 'training_plan_days'] loop
    execute format('create policy %I on public.%I for select to authenticated using ((select auth.uid()) = athlete_id)', t || '_select', t);
    execute format('create policy %I on public.%I for insert to authenticated with check ((select auth.uid()) = athlete_id)', t || '_insert', t);
    execute format('create policy %I on public.%I for update to authenticated using ((select auth.uid()) = athlete_id) with check ((select auth.uid()) = athlete_id)', t || '_update', t);
    execute format('create policy %I on public.%I for delete to authenticated using ((select auth.uid()) = athlete_id)', t || '_delete', t);
    execute format('grant select, delete on public.%I to authenticated', t);
  end loop;
end $$;

create policy athlete_profiles_select on public.athlete_profiles for select to authenticated using ((select auth.uid()) = id);
create policy athlete_profiles_insert on public.athlete_profiles for insert to authenticated with check ((select auth.uid()) = id);
create policy athlete_profiles_update on public.athlete_profiles for update to authenticated using ((select auth.uid()) = id) with check ((select auth.uid()) = id);
create policy athlete_profiles_delete on public.athlete_profiles for delete to authenticated using ((select auth.uid()) = id);
create policy consents_select on public.consents for select to authenticated using ((select auth.uid()) = athlete_id);
create policy consents_insert on public.consents for insert to authenticated with check ((select auth.uid()) = athlete_id);
create policy erasure_records_read on public.erasure_records for select to svc_athlete_profile using (true);
create policy erasure_records_note on public.erasure_records for update to svc_athlete_profile using (true) with check (true);
grant select, update (steps, completed_at, late_checked_at) on public.erasure_records to svc_athlete_profile;

grant select, delete on public.athlete_profiles to authenticated;
grant insert (id, display_name, weight_kg, height_cm, age, birth_year, sex, division, timezone, training_history, current_phase, race_date, goal_time_minutes,
  weekly_availability_hours, equipment_available, injuries_limitations, preferences, no_race_planned, onboarding) on public.athlete_profiles to authenticated;
grant update (display_name, weight_kg, height_cm, age, birth_year, sex, division, timezone, training_history, current_phase, race_date, goal_time_minutes,
  weekly_availability_hours, equipment_available, injuries_limitations, preferences, no_race_planned, onboarding) on public.athlete_profiles to authenticated;
grant select on public.consents to authenticated;
grant insert (athlete_id, purpose, granted, text_version) on public.consents to authenticated;
grant insert (id, athlete_id, date, session_type, prescribed_workout, completed_workout, rpe_pre, rpe_post, duration_minutes, heart_rate_avg, heart_rate_max, exercises, hyrox_station, station_time_s, notes),
  update (date, session_type, prescribed_workout, completed_workout, rpe_pre, rpe_post, duration_minutes, heart_rate_avg, heart_rate_max, exercises, hyrox_station, station_time_s, notes)
  on public.workout_logs to authenticated;
grant insert (id, athlete_id, date, distance_miles, duration_s, type, splits, elevation_gain_m, hr_zones, notes),
  update (date, distance_miles, duration_s, type, splits, elevation_gain_m, hr_zones, notes) on public.running_logs to authenticated;
grant insert (id, athlete_id, test_date, test_type, results, notes), update (test_date, test_type, results, notes) on public.benchmark_tests to authenticated;
grant insert (id, athlete_id, name, start_date, race_date, current_phase, status), update (name, start_date, race_date, current_phase, status) on public.training_plans to authenticated;
grant insert (id, plan_id, athlete_id, week_number, phase, focus), update (phase, focus) on public.training_plan_weeks to authenticated;
grant insert (id, week_id, athlete_id, date, sessions, completed_workout_id), update (date, sessions, completed_workout_id) on public.training_plan_days to authenticated;

-- The calendar day and year are the athlete's own. A birth year leaves one year of doubt: "adult" is certain only when the birthday of the
-- youngest possible age has passed for sure, "under 16" only when even the oldest possible age is below. Null when nothing was said.
create or replace function public.is_adult(p_birth_year int, p_timezone text) returns boolean language sql stable set search_path = '' as $$
  select extract(year from now() at time zone p_timezone)::int - p_birth_year > 18
$$;

create or replace function public.is_under_16(p_birth_year int, p_timezone text) returns boolean language sql stable set search_path = '' as $$
  select extract(year from now() at time zone p_timezone)::int - p_birth_year < 16
$$;

-- The rest of the transaction is the athlete: their claims, and the role that row level security is written for.
create or replace function public.become_athlete(p_athlete_id uuid) returns void language sql volatile set search_path = '' as $$
  select set_config('request.jwt.claims', jsonb_build_object('sub', p_athlete_id, 'role', 'authenticated')::text, true), set_config('role', 'authenticated', true)
$$;

-- What one turn may know of its athlete, in one statement under the athlete's own claims.
create or replace function public.athlete_facts(p_athlete_id uuid) returns jsonb language plpgsql set search_path = '' as $$
declare result jsonb;
begin
  perform public.become_athlete(p_athlete_id);
  select jsonb_build_object(
    'profile', to_jsonb(p) - 'user_id',
    'today', to_char(now() at time zone p.timezone, 'YYYY-MM-DD'),
    'adult', public.is_adult(p.birth_year, p.timezone),
    'healthConsent', coalesce((select c.granted from public.consents c where c.athlete_id = p.id and c.purpose = 'health_data' order by c.id desc limit 1), false),
    'trainingConsent', coalesce((select c.granted from public.consents c where c.athlete_id = p.id and c.purpose = 'training_reuse' order by c.id desc limit 1), false))
  into result from public.athlete_profiles p where p.id = p_athlete_id;
  return result;
end $$;

-- The consent is recorded as the athlete, the fact of it as the service, in one statement. Answers `recorded`, or why it was not:
-- `gone`, `under_16`, `minor`. The profile is held still, so that a birth year that changes meanwhile is judged before or after.
create or replace function public.record_consent(
  p_athlete_id uuid, p_athlete_ref text, p_purpose text, p_granted boolean, p_text_version text, p_traceparent text
) returns text language plpgsql set search_path = '' as $$
declare athlete record;
begin
  perform public.become_athlete(p_athlete_id);
  select public.is_adult(p.birth_year, p.timezone) as adult, public.is_under_16(p.birth_year, p.timezone) as under_16
    into athlete from public.athlete_profiles p where p.id = p_athlete_id for share;
  if not found then return 'gone'; end if;
  if p_granted and athlete.under_16 then return 'under_16'; end if;
  if p_granted and p_purpose = 'training_reuse' and not athlete.adult then return 'minor'; end if;
  insert into public.consents (athlete_id, purpose, granted, text_version) values (p_athlete_id, p_purpose, p_granted, p_text_version);
  perform set_config('role', 'none', true);
  insert into public.outbox (name, athlete_ref, payload, traceparent) values ('consent-changed', p_athlete_ref,
    jsonb_build_object('athleteRef', p_athlete_ref, 'purpose', p_purpose, 'granted', p_granted, 'textVersion', p_text_version), p_traceparent);
  return 'recorded';
end $$;

-- Is this sign-in still good? Supabase's table stays closed to the service. `not_after` is read by name: only Supabase's own table has it.
create or replace function public.check_session(p_athlete_id uuid, p_session_id uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from auth.sessions s
    where s.id = p_session_id and s.user_id = p_athlete_id and coalesce((to_jsonb(s) ->> 'not_after')::timestamptz > now(), true))
$$;

-- Facts about an athlete who is being erased, of every service: waiting, sent or dead. The word of the erasure itself stays until it was
-- sent, or for as long as the caller keeps it. Answers how many rows there were. Row security off: blocked rows are an error, not a gap.
create or replace function public.forget_facts(p_athlete_ref text, p_keep_word boolean) returns int
language plpgsql security definer set search_path = '' set row_security = off as $$
declare
  facts int;
  letters int;
  waiting int;
begin
  if not exists (select from public.erasure_records e where e.athlete_ref = p_athlete_ref) then
    raise exception 'facts are forgotten only in an erasure' using errcode = 'insufficient_privilege';
  end if;
  delete from public.outbox o where o.athlete_ref = p_athlete_ref and (o.name <> 'athlete-erased' or (o.sent_at is not null and not p_keep_word));
  get diagnostics facts = row_count;
  delete from public.dead_letters d where right(d.subject, 33) = '.' || p_athlete_ref;
  get diagnostics letters = row_count;
  select count(*) into waiting from public.outbox o where o.athlete_ref = p_athlete_ref;
  return facts + letters + waiting;
end $$;

-- Everything that hangs on the account goes at once, with the record of it and the word to the other services. The same athlete again is
-- the same erasure; an account that came back with a restored backup is erased anew under it. Null when there never was such an account.
create or replace function public.erase_athlete(p_athlete_id uuid, p_athlete_ref text, p_traceparent text) returns jsonb
language plpgsql security definer set search_path = '' set row_security = off as $$
declare erasure public.erasure_records;
begin
  perform from auth.users u where u.id = p_athlete_id for update;
  if found then
    insert into public.erasure_records as e (athlete_ref, steps) values (p_athlete_ref, jsonb_build_object('account', now()))
      on conflict (athlete_ref) do update set completed_at = null, late_checked_at = null, steps = excluded.steps
      returning * into erasure;
    perform public.forget_facts(p_athlete_ref, false);
    -- Turns before what hangs on them, in the order of their ids, as every step of a turn locks them: the cascade alone could deadlock.
    perform from public.generations g where g.athlete_id = p_athlete_id order by g.turn_id for update;
    delete from auth.users u where u.id = p_athlete_id;
    insert into public.outbox (owner, name, athlete_ref, payload, traceparent) values ('svc_athlete_profile', 'athlete-erased', p_athlete_ref,
      jsonb_build_object('athleteRef', p_athlete_ref, 'erasedAt', now()), p_traceparent);
  else
    select * into erasure from public.erasure_records e where e.athlete_ref = p_athlete_ref;
  end if;
  return case when erasure.id is not null then jsonb_build_object('erasureId', erasure.id, 'requestedAt', erasure.requested_at) end;
end $$;

-- Writes down one pass over the parts of an erasure. `p_found`: how much each part still held; a part that failed is missing. A part keeps its
-- time while it stays clean. Complete when every part has been clean for the quiet time, and no longer when a later pass finds something.
create or replace function public.note_erasure_pass(p_erasure_id uuid, p_found jsonb, p_all_parts boolean, p_quiet_ms int) returns boolean
language plpgsql set search_path = '' as $$
declare
  erasure public.erasure_records;
  clean_since jsonb;
  quiet boolean;
begin
  select * into erasure from public.erasure_records e where e.id = p_erasure_id for update;
  select jsonb_object_agg(f.key, case when f.value = '0' then coalesce(erasure.steps -> f.key, to_jsonb(now())) else to_jsonb(now()) end)
    into clean_since from jsonb_each(p_found) f;
  quiet := p_all_parts and not exists (select from jsonb_each(p_found) f where f.value <> '0') and not exists (
    select from jsonb_each_text(clean_since) s where s.value::timestamptz > now() - p_quiet_ms * interval '1 millisecond');
  update public.erasure_records e set
    steps = erasure.steps || coalesce(clean_since, '{}'),
    completed_at = case when quiet then coalesce(erasure.completed_at, now()) when not p_all_parts then erasure.completed_at end,
    late_checked_at = case when quiet and erasure.completed_at is not null then now() end
  where e.id = p_erasure_id;
  return quiet;
end $$;

do $$
declare f text;
begin
  foreach f in array array[
    'is_adult(int, text)', 'is_under_16(int, text)', 'become_athlete(uuid)', 'athlete_facts(uuid)',
    'record_consent(uuid, text, text, boolean, text, text)', 'check_session(uuid, uuid)', 'forget_facts(text, boolean)',
    'erase_athlete(uuid, text, text)', 'note_erasure_pass(uuid, jsonb, boolean, int)'
  ] loop
    execute format('revoke execute on function public.%s from public, anon, authenticated', f);
    execute format('grant execute on function public.%s to svc_athlete_profile', f);
  end loop;
end $$;
-- Judged inside the athlete's own transaction.
grant execute on function public.is_adult(int, text), public.is_under_16(int, text) to authenticated;
