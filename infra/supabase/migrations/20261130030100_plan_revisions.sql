-- A proposed plan is stored and changes nothing. What becomes of it is a revision that can be undone.
alter table public.training_plans add column made_by text not null default 'coach' check (made_by in ('engine', 'coach'));
alter table public.training_plan_weeks add column deload boolean not null default false;
grant insert (made_by) on public.training_plans to authenticated;
grant insert (deload) on public.training_plan_weeks to authenticated;

create table public.training_plan_revisions (
  id uuid primary key default gen_random_uuid(),
  athlete_id uuid not null references public.athlete_profiles (id) on delete cascade,
  plan_id uuid not null,
  change text not null check (change in ('accepted')),
  -- Plans whose status it changed, with what each was before: {"<plan id>": "active"}.
  before jsonb not null,
  created_at timestamptz not null default now(),
  undone_at timestamptz,
  foreign key (plan_id, athlete_id) references public.training_plans (id, athlete_id) on delete cascade
);
create index training_plan_revisions_athlete on public.training_plan_revisions (athlete_id, created_at desc);
create index training_plan_revisions_plan on public.training_plan_revisions (plan_id, athlete_id);

alter table public.training_plan_revisions enable row level security;
alter table public.training_plan_revisions force row level security;
revoke all on public.training_plan_revisions from public, anon, authenticated;
create policy training_plan_revisions_select on public.training_plan_revisions for select to authenticated using ((select auth.uid()) = athlete_id);
create policy training_plan_revisions_insert on public.training_plan_revisions for insert to authenticated with check ((select auth.uid()) = athlete_id);
create policy training_plan_revisions_update on public.training_plan_revisions for update to authenticated
  using ((select auth.uid()) = athlete_id) with check ((select auth.uid()) = athlete_id);
grant select, insert (id, athlete_id, plan_id, change, before), update (undone_at) on public.training_plan_revisions to authenticated;
