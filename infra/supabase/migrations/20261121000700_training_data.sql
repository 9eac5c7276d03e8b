-- What the data team collects from events, and what is built from it. Owner: training-data-export. Keyed by the opaque reference, never by athlete id.

create table public.collected_turns (
  turn_id uuid primary key,
  athlete_ref text not null,
  message_id uuid not null,
  outcome text not null,
  finish text not null,
  attempt int not null,
  model text,
  prompt_version text,
  source_ids text[] not null default '{}',
  tokens_in int,
  tokens_out int,
  cost_nano_usd bigint,
  -- The prompt as served and the answer: only while training consent stands.
  messages jsonb,
  answer text,
  completed_at timestamptz not null,
  collected_at timestamptz not null default now()
);
create index collected_turns_athlete on public.collected_turns (athlete_ref);
create index collected_turns_message on public.collected_turns (message_id);

create table public.collected_feedback (
  message_id uuid not null,
  athlete_ref text not null,
  rating smallint not null check (rating in (-1, 1)),
  given_at timestamptz not null default now(),
  primary key (message_id, athlete_ref)
);
create index collected_feedback_athlete on public.collected_feedback (athlete_ref);

create table public.collected_consents (
  athlete_ref text not null,
  purpose text not null,
  granted boolean not null,
  text_version text not null,
  -- Position in the event stream: an older event that arrives late does not overrule a newer one.
  stream_order bigint not null,
  changed_at timestamptz not null default now(),
  primary key (athlete_ref, purpose)
);

create table public.erased_athletes (
  athlete_ref text primary key,
  erased_at timestamptz not null default now()
);

create table public.dataset_versions (
  id uuid primary key default gen_random_uuid(),
  version text not null unique,
  parent_id uuid references public.dataset_versions (id),
  sha256 text,
  counts jsonb not null default '{}',
  filters jsonb not null default '{}',
  card_md text,
  frozen_at timestamptz,
  created_at timestamptz not null default now()
);
create index dataset_versions_parent on public.dataset_versions (parent_id);

create table public.dataset_items (
  dataset_id uuid not null references public.dataset_versions (id) on delete cascade,
  turn_id uuid not null,
  athlete_ref text not null,
  split text not null check (split in ('train', 'eval')),
  content_sha text not null,
  primary key (dataset_id, turn_id)
);
create index dataset_items_athlete on public.dataset_items (athlete_ref);

create table public.fine_tuning_jobs (
  id uuid primary key default gen_random_uuid(),
  dataset_id uuid not null references public.dataset_versions (id),
  provider_job_id text unique,
  hyperparameters jsonb not null,
  status text not null,
  trained_tokens bigint,
  cost_nano_usd bigint,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index fine_tuning_jobs_dataset on public.fine_tuning_jobs (dataset_id);

create table public.model_versions (
  id uuid primary key default gen_random_uuid(),
  job_id uuid references public.fine_tuning_jobs (id),
  model_id text not null unique,
  artefact_sha text,
  state text not null check (state in ('candidate', 'canary', 'active', 'retired', 'erased')),
  created_at timestamptz not null default now()
);
create index model_versions_job on public.model_versions (job_id);

create table public.experiments (
  id uuid primary key default gen_random_uuid(),
  name text not null unique,
  baseline_model_id text not null,
  candidate_model_id text not null,
  metric text not null,
  result jsonb,
  started_at timestamptz not null default now(),
  ended_at timestamptz
);

do $$
declare t text;
begin
  foreach t in array array['collected_turns', 'collected_feedback', 'collected_consents', 'erased_athletes', 'dataset_versions', 'dataset_items', 'fine_tuning_jobs', 'model_versions', 'experiments'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('revoke all on public.%I from public, anon, authenticated', t);
    execute format('grant select, insert, update, delete on public.%I to svc_training_data_export', t);
    execute format('create policy %I on public.%I for all to svc_training_data_export using (true) with check (true)', t || '_service', t);
  end loop;
end $$;
