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
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
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
  hyrox_station text check (char_length(hyrox_station) <= 40),
  station_time_s numeric(7, 1) check (station_time_s >= 0),
  notes text check (char_length(notes) <= 4000),
  created_at timestamptz not null default now(),
  unique (id, athlete_id)
);
create index workout_logs_athlete_date on public.workout_logs (athlete_id, date desc);

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
create index running_logs_athlete_date on public.running_logs (athlete_id, date desc);

create table public.benchmark_tests (
  id uuid primary key default gen_random_uuid(),
  athlete_id uuid not null references public.athlete_profiles (id) on delete cascade,
  test_date date not null,
  test_type text check (test_type in ('cooper', 'time_trial_2k', 'station_test', 'simulation', 'strength')),
  results jsonb,
  notes text check (char_length(notes) <= 4000),
  created_at timestamptz not null default now()
);
create index benchmark_tests_athlete_date on public.benchmark_tests (athlete_id, test_date desc);

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
  foreign key (completed_workout_id, athlete_id) references public.workout_logs (id, athlete_id)
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

-- Evidence that outlives the athlete: no foreign key, so the cascade cannot delete it.
create table public.erasure_records (
  id uuid primary key default gen_random_uuid(),
  athlete_ref text not null,
  requested_at timestamptz not null default now(),
  completed_at timestamptz,
  steps jsonb not null default '{}'
);

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
create policy erasure_records_service on public.erasure_records for all to svc_athlete_profile using (true) with check (true);
grant select, insert, update on public.erasure_records to svc_athlete_profile;

grant select, delete on public.athlete_profiles to authenticated;
grant insert (id, display_name, weight_kg, height_cm, age, birth_year, sex, division, timezone, training_history, current_phase, race_date, goal_time_minutes,
  weekly_availability_hours, equipment_available, injuries_limitations, preferences) on public.athlete_profiles to authenticated;
grant update (display_name, weight_kg, height_cm, age, birth_year, sex, division, timezone, training_history, current_phase, race_date, goal_time_minutes,
  weekly_availability_hours, equipment_available, injuries_limitations, preferences) on public.athlete_profiles to authenticated;
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

-- What one turn may know of its athlete, in one statement under the athlete's own claims.
create or replace function public.athlete_facts(p_athlete_id uuid) returns jsonb language plpgsql set search_path = '' as $$
declare result jsonb;
begin
  perform set_config('request.jwt.claims', jsonb_build_object('sub', p_athlete_id, 'role', 'authenticated')::text, true), set_config('role', 'authenticated', true);
  select jsonb_build_object(
    'profile', to_jsonb(p) - 'user_id',
    'today', to_char(now() at time zone p.timezone, 'YYYY-MM-DD'),
    'healthConsent', coalesce((select c.granted from public.consents c where c.athlete_id = p.id and c.purpose = 'health_data' order by c.id desc limit 1), false),
    'trainingConsent', coalesce((select c.granted from public.consents c where c.athlete_id = p.id and c.purpose = 'training_reuse' order by c.id desc limit 1), false))
  into result from public.athlete_profiles p where p.id = p_athlete_id;
  return result;
end $$;

-- The consent and the fact of it are one statement: the outbox row is written as the service, then the record as the athlete.
create or replace function public.record_consent(p_athlete_id uuid, p_athlete_ref text, p_purpose text, p_granted boolean, p_text_version text)
returns void language plpgsql set search_path = '' as $$
begin
  insert into public.outbox (name, athlete_ref, payload) values ('consent-changed', p_athlete_ref,
    jsonb_build_object('athleteRef', p_athlete_ref, 'purpose', p_purpose, 'granted', p_granted, 'textVersion', p_text_version));
  perform set_config('request.jwt.claims', jsonb_build_object('sub', p_athlete_id, 'role', 'authenticated')::text, true), set_config('role', 'authenticated', true);
  insert into public.consents (athlete_id, purpose, granted, text_version) values (p_athlete_id, p_purpose, p_granted, p_text_version);
end $$;

revoke execute on function public.athlete_facts(uuid), public.record_consent(uuid, text, text, boolean, text) from public, anon, authenticated;
grant execute on function public.athlete_facts(uuid), public.record_consent(uuid, text, text, boolean, text) to svc_athlete_profile;
