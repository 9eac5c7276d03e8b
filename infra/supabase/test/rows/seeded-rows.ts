/** Whose row: every table holds one of each. The matrix asks what others may do with the owner's. */
export type Who = 'owner' | 'other';

/** The same id for the same words, so that rows can point at each other. */
export function idOf(kind: string, who: Who): string {
  const hex = Buffer.from(`${kind}-${who}`.padEnd(16, '.').slice(-16), 'latin1').toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export const athleteOf = (who: Who): string => idOf('athlete', who);
export const refOf = (who: Who): string => (who === 'owner' ? 'a' : 'b').repeat(32);
/** Tables that belong to services: the owner's row is logging's, the other's is athlete-profile's. */
const serviceOf = (who: Who): string => (who === 'owner' ? 'svc_logging' : 'svc_athlete_profile');

const day = '2026-11-21';
const time = '2026-11-21T12:00:00Z';

type Values = Record<string, unknown>;
interface Seed {
  table: string;
  /** The least a row needs; null when something else has made it already. */
  values: (who: Who) => Values | null;
}

const owned = (table: string, more: (who: Who) => Values): Seed => ({
  table,
  values: (who) => ({ id: idOf(table, who), athlete_id: athleteOf(who), ...more(who) }),
});
const byRef = (table: string, more: (who: Who) => Values): Seed => ({
  table,
  values: (who) => ({ athlete_ref: refOf(who), ...more(who) }),
});
const byService = (table: string, more: Values): Seed => ({ table, values: (who) => ({ owner: serviceOf(who), ...more }) });

const athletes: Seed[] = [
  // Made by the trigger on auth.users.
  { table: 'athlete_profiles', values: () => null },
  owned('workout_logs', () => ({ date: day })),
  owned('running_logs', () => ({ date: day })),
  owned('benchmark_tests', () => ({ test_date: day })),
  owned('training_plans', () => ({ name: 'plan', start_date: day })),
  owned('training_plan_weeks', (who) => ({ plan_id: idOf('training_plans', who), week_number: 1 })),
  owned('training_plan_days', (who) => ({
    week_id: idOf('training_plan_weeks', who),
    date: day,
    completed_workout_id: idOf('workout_logs', who),
  })),
  owned('training_plan_revisions', (who) => ({ plan_id: idOf('training_plans', who), change: 'accepted', before: {} })),
  { table: 'consents', values: (who) => ({ athlete_id: athleteOf(who), purpose: 'health_data', granted: true, text_version: 'v' }) },
  byRef('erasure_records', () => ({})),
];

const record: Seed[] = [
  owned('conversations', () => ({ title: 'title' })),
  {
    table: 'generations',
    values: (who) => ({
      ...{ turn_id: idOf('turn', who), conversation_id: idOf('conversations', who), athlete_id: athleteOf(who), athlete_ref: refOf(who) },
      ...{ body_sha256: '\\x00', lease_until: time, status: 'done', end_json: {} },
    }),
  },
  owned('messages', (who) => ({
    conversation_id: idOf('conversations', who),
    turn_id: idOf('turn', who),
    role: 'user',
    content: 'canary',
  })),
  {
    table: 'conversation_erasures',
    values: (who) => ({ conversation_id: idOf('forgotten', who), athlete_id: athleteOf(who), athlete_ref: refOf(who) }),
  },
  { table: 'athlete_usage', values: (who) => ({ athlete_id: athleteOf(who), day }) },
  { table: 'message_feedback', values: (who) => ({ message_id: idOf('messages', who), athlete_id: athleteOf(who), rating: 1 }) },
  {
    table: 'turn_metrics',
    values: (who) => ({
      ...{ turn_id: idOf('turn', who), athlete_ref: refOf(who), outcome: 'done', finish: 'stop', latency_ms: 1, stages: {} },
      ...{ attempts: 1, starts: 1, cold: false },
    }),
  },
];

const services: Seed[] = [
  byService('outbox', { name: 'n', payload: {} }),
  byService('inbox', { consumer: 'c', event_id: idOf('event', 'owner') }),
  byService('dead_letters', { consumer: 'c', subject: 's', body: 'canary', reason: 'r' }),
  {
    table: 'usage_ledger',
    values: (who) => ({
      ...{ request_id: `request of ${who}`, subject_key: refOf(who), cause: 'complete', model: 'm', tokens_in: 1, tokens_out: 1 },
      ...{ cost_nano_usd: 1, price_valid_from: day, exact: true, total_ms: 1, status: 's' },
    }),
  },
  { table: 'budget_spending', values: (who) => ({ period: 'day', starts_on: day, subject_key: refOf(who) }) },
  { table: 'budget_holds', values: (who) => ({ hold_id: who, subject_key: refOf(who), nano_usd: 1, held_until: time }) },
  {
    table: 'model_routes',
    values: (who) => ({ previous: who === 'owner' ? 0 : 1, who, why: 'w', change: 'c', state: {} }),
  },
  {
    table: 'shadow_runs',
    values: (who) => ({
      ...{ request_id: `shadow of ${who}`, turn_id: idOf('turn', who), attempt: 1, model: 'm', finish: 'stop' },
      ...{ shadow_model: 's', shadow_finish: 'stop' },
    }),
  },
];

const knowledge: Seed[] = [
  {
    table: 'knowledge_chunks',
    values: (who) => ({
      ...{ id: `chunk of ${who}`, source_doc: who, source_name: 's', section: 's', heading_path: 'h', content: 'c', chunk_index: 0 },
      ...{ word_count: 1, est_tokens: 1, content_sha: 's', topic_tags: [], source_keys: [] },
    }),
  },
  { table: 'kc_tf', values: (who) => ({ lexeme: who, id: `chunk of ${who}`, f: 1 }) },
  { table: 'kc_len', values: (who) => ({ id: `chunk of ${who}`, l: 1 }) },
  { table: 'kc_df', values: (who) => ({ lexeme: who, n: 1 }) },
  { table: 'kc_corpus', values: (who) => ({ name: who, passages: 1, words: 1 }) },
  {
    table: 'training_examples',
    values: (who) => ({ example_key: who, category: 'c', user_message: 'm', full_conversation: [], token_count: 1 }),
  },
];

const dataTeam: Seed[] = [
  byRef('collected_turns', (who) => ({
    ...{ turn_id: idOf('turn', who), conversation_id: idOf('conversations', who), message_id: idOf('messages', who), outcome: 'done' },
    ...{ finish: 'stop', attempt: 1, messages: [], answer: 'canary', completed_at: time, stream_order: 1 },
  })),
  byRef('collected_feedback', (who) => ({ message_id: idOf('messages', who), rating: 1, stream_order: 1 })),
  byRef('collected_consents', () => ({ purpose: 'training_reuse', granted: true, text_version: 'v', stream_order: 1 })),
  byRef('collected_athletes', () => ({ adult: true, stream_order: 1 })),
  byRef('forgotten_conversations', (who) => ({ conversation_id: idOf('forgotten', who) })),
  { table: 'turn_reviews', values: (who) => ({ turn_id: idOf('turn', who), verdict: 'include', reviewer: idOf('staff', who) }) },
  { table: 'erased_athletes', values: (who) => ({ athlete_ref: refOf(who).replace('a', 'c').replace('b', 'd') }) },
  { table: 'dataset_versions', values: (who) => ({ id: idOf('dataset', who), version: who }) },
  byRef('dataset_items', (who) => ({ dataset_id: idOf('dataset', who), turn_id: idOf('turn', who), split: 'train', content_sha: 's' })),
  {
    table: 'fine_tuning_jobs',
    values: (who) => ({ id: idOf('job', who), dataset_id: idOf('dataset', who), hyperparameters: {}, status: 's' }),
  },
  { table: 'model_versions', values: (who) => ({ id: idOf('model', who), job_id: idOf('job', who), model_id: who, state: 'candidate' }) },
  {
    table: 'experiments',
    values: (who) => ({ id: idOf('experiment', who), name: who, baseline_model_id: 'b', candidate_model_id: 'c', metric: 'm' }),
  },
];

/** One row of each athlete in every table, in the order in which they can be written. */
export const SEEDS: readonly Seed[] = [...athletes, ...record, ...services, ...knowledge, ...dataTeam];
