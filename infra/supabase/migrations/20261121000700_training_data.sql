-- What the data team collects from events, and what is built from it. Owner: training-data-export. Keyed by the opaque reference, never by athlete id.

create table public.collected_turns (
  turn_id uuid primary key,
  athlete_ref text not null,
  conversation_id uuid not null,
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
  -- The stream's clock in microseconds, so that a stream made anew goes on. What ends a permission forgets the texts before its own place, in whatever order the events arrive.
  stream_order bigint not null,
  collected_at timestamptz not null default now(),
  check ((messages is null) = (answer is null))
);
create index collected_turns_athlete on public.collected_turns (athlete_ref);
create index collected_turns_conversation on public.collected_turns (conversation_id);
create index collected_turns_message on public.collected_turns (message_id);
create index collected_turns_with_text on public.collected_turns (completed_at, turn_id) where answer is not null;

-- The latest thumb on an answer. Null is a thumb taken back: it stays, so that an older one that arrives late does not return.
create table public.collected_feedback (
  message_id uuid not null,
  athlete_ref text not null,
  rating smallint check (rating in (-1, 1)),
  stream_order bigint not null,
  given_at timestamptz not null default now(),
  primary key (message_id, athlete_ref)
);
create index collected_feedback_athlete on public.collected_feedback (athlete_ref);

-- How a consent stands. `ended_order` is the last place at which it was not given, 0 for never.
create table public.collected_consents (
  athlete_ref text not null,
  purpose text not null,
  granted boolean not null,
  text_version text not null,
  stream_order bigint not null,
  ended_order bigint not null default 0,
  changed_at timestamptz not null default now(),
  primary key (athlete_ref, purpose)
);

-- Whether the athlete is of age; null is unknown. `minor_order` is the last place at which the athlete was known not to be, 0 for never.
create table public.collected_athletes (
  athlete_ref text primary key,
  adult boolean,
  stream_order bigint not null,
  minor_order bigint not null default 0,
  changed_at timestamptz not null default now()
);

-- Conversations that the athlete deleted: no turn of theirs is collected again.
create table public.forgotten_conversations (
  conversation_id uuid primary key,
  athlete_ref text not null,
  forgotten_at timestamptz not null default now()
);
create index forgotten_conversations_athlete on public.forgotten_conversations (athlete_ref);

-- What the data team thinks of an example. `reviewer` is a member of staff; no foreign key, because a judgement outlives the account.
create table public.turn_reviews (
  turn_id uuid primary key references public.collected_turns (turn_id) on delete cascade,
  verdict text not null check (verdict in ('include', 'exclude')),
  reviewer uuid not null,
  reviewed_at timestamptz not null default now()
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
create index dataset_items_turn on public.dataset_items (turn_id);

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

-- Turns whose text may be read and used at this moment: consent stands, nobody said that the athlete is not of age, nothing was erased.
create view public.readable_turns with (security_invoker = true) as
  select t.turn_id, t.message_id, t.athlete_ref, t.conversation_id, t.messages, t.answer, t.outcome, t.finish, t.model, t.prompt_version,
    t.source_ids, t.completed_at, f.rating, r.verdict,
    case when r.verdict = 'exclude' then null when r.verdict = 'include' then 'reviewer' when f.rating = 1 then 'athlete' end as flagged_by
  from public.collected_turns t
  left join public.collected_feedback f on f.message_id = t.message_id and f.athlete_ref = t.athlete_ref
  left join public.turn_reviews r on r.turn_id = t.turn_id
  where t.answer is not null
    and exists (select from public.collected_consents c where c.athlete_ref = t.athlete_ref and c.purpose = 'training_reuse' and c.granted)
    and not exists (select from public.collected_athletes a where a.athlete_ref = t.athlete_ref and a.adult is not true)
    and not exists (select from public.erased_athletes e where e.athlete_ref = t.athlete_ref)
    and not exists (select from public.forgotten_conversations g where g.conversation_id = t.conversation_id);

-- DESIGN §4, `messages.flagged_for_training`: derived at every reading, stored nowhere.
create view public.flagged_turns with (security_invoker = true) as
  select * from public.readable_turns t where t.flagged_by is not null and t.outcome = 'done' and t.finish = 'stop';

do $$
declare t text;
begin
  foreach t in array array['collected_turns', 'collected_feedback', 'collected_consents', 'collected_athletes', 'forgotten_conversations',
    'turn_reviews', 'erased_athletes', 'dataset_versions', 'dataset_items', 'fine_tuning_jobs', 'model_versions', 'experiments'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('revoke all on public.%I from public, anon, authenticated', t);
    execute format('grant select, insert, update, delete on public.%I to svc_training_data_export', t);
    execute format('create policy %I on public.%I for all to svc_training_data_export using (true) with check (true)', t || '_service', t);
  end loop;
end $$;

revoke all on public.readable_turns, public.flagged_turns from public, anon, authenticated;
grant select on public.readable_turns, public.flagged_turns to svc_training_data_export;
