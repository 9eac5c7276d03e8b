-- What a proposed plan was shown with: the findings of the rules, and why the engine made it where the coach's text could not be used.
alter table public.training_plans add column made_because text
  check (made_because in ('asked', 'no_plan_in_answer', 'unreadable', 'unsound', 'unavailable'));
alter table public.training_plans add column findings jsonb not null default '[]' check (jsonb_typeof(findings) = 'array');
grant insert (made_because, findings) on public.training_plans to authenticated;
