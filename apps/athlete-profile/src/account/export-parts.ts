/** Where each part of an export is read, in the order of the file. Rows are called `e`. */
export interface ExportPart {
  table: string;
  /** What the cursor of a part is compared with. */
  keyType: 'uuid' | 'bigint';
  /** Whose row it is. */
  owner: 'id' | 'athlete_id';
  entry?: string;
}

/** A plan is one row with its weeks, each with its days, and with what became of it. */
const WHOLE_PLAN = `to_jsonb(e) - 'athlete_id' || jsonb_build_object('weeks', (
  select coalesce(jsonb_agg(to_jsonb(w) - 'athlete_id' - 'plan_id' || jsonb_build_object('days', (
    select coalesce(jsonb_agg(to_jsonb(d) - 'athlete_id' - 'week_id' order by d.date, d.id), '[]') from public.training_plan_days d
    where d.week_id = w.id)) order by w.week_number), '[]')
  from public.training_plan_weeks w where w.plan_id = e.id),
  'revisions', (
    select coalesce(jsonb_agg(to_jsonb(r) - 'athlete_id' - 'plan_id' order by r.created_at, r.id), '[]')
    from public.training_plan_revisions r where r.plan_id = e.id))`;

export const EXPORT_PARTS = {
  profile: { table: 'public.athlete_profiles', keyType: 'uuid', owner: 'id', entry: `to_jsonb(e) - 'user_id'` },
  consents: { table: 'public.consents', keyType: 'bigint', owner: 'athlete_id' },
  workouts: { table: 'public.workout_logs', keyType: 'uuid', owner: 'athlete_id' },
  running_logs: { table: 'public.running_logs', keyType: 'uuid', owner: 'athlete_id' },
  benchmarks: { table: 'public.benchmark_tests', keyType: 'uuid', owner: 'athlete_id' },
  training_plans: { table: 'public.training_plans', keyType: 'uuid', owner: 'athlete_id', entry: WHOLE_PLAN },
} as const satisfies Record<string, ExportPart>;

export type ExportPartName = keyof typeof EXPORT_PARTS;

export const EXPORT_ORDER = Object.keys(EXPORT_PARTS) as ExportPartName[];
