/**
 * What each actor may do with a row of the owner: select, insert, update, delete, one letter each.
 *
 *   y  it works
 *   o  row level security: nothing is seen or changed, or what would be written is refused
 *   k  a key refuses it: other rows hang on this one
 *   -  permission denied
 *
 * Who is not named is denied all four. "svc_x for owner" is a service that works under the claims of the athlete whose row it is, "for
 * other" under somebody else's. Rows of the shared tables (outbox, inbox, dead_letters) belong to services: there the row is logging's.
 */
type Outcomes = Readonly<Record<string, string>>;

const SERVICES_WITH_EVENTS = ['svc_athlete_profile', 'svc_inference_gateway', 'svc_logging', 'svc_retrieval', 'svc_training_data_export'];

const hidden = (outcomes: string): string => outcomes.replaceAll('y', 'o');

/** Athletes reach their own rows and do not see that there are others. */
const athletes = (outcomes: string): Outcomes => ({ owner: outcomes, other: hidden(outcomes), 'no claims': hidden(outcomes) });

/** A service that reaches rows only of the athlete it works for. */
const forAthlete = (role: string, outcomes: string): Outcomes => ({
  [role]: hidden(outcomes),
  [`${role} for owner`]: outcomes,
  [`${role} for other`]: hidden(outcomes),
});

/** A service to which it does not matter for whom it works. */
const service = (role: string, outcomes: string): Outcomes => ({
  [role]: outcomes,
  [`${role} for owner`]: outcomes,
  [`${role} for other`]: outcomes,
});

/** Each service its own rows. */
const rowOfLogging: Outcomes = Object.assign(
  {},
  ...SERVICES_WITH_EVENTS.map((role) => service(role, role === 'svc_logging' ? 'yyyy' : 'oooo')),
) as Outcomes;

const everybody = (outcomes: string): Outcomes => ({ owner: outcomes, other: outcomes, 'no claims': outcomes, anon: outcomes });
const published = { ...everybody('y---'), ...service('svc_knowledge', 'yyyy'), ...service('svc_retrieval', 'y---') };
const dataTeam = service('svc_training_data_export', 'yyyy');

export const MATRIX: Readonly<Record<string, Outcomes>> = {
  // Of the athlete. The service that answers for them becomes the athlete and has no rights of its own.
  // A profile goes with its account only.
  athlete_profiles: athletes('yyy-'),
  workout_logs: athletes('yyyy'),
  running_logs: athletes('yyyy'),
  benchmark_tests: athletes('yyyy'),
  training_plans: athletes('yyyy'),
  training_plan_weeks: athletes('yyyy'),
  training_plan_days: athletes('yyyy'),
  // What was changed is undone, never removed; it goes with its plan.
  training_plan_revisions: athletes('yyy-'),
  // What was agreed to is never changed, only followed by the next decision.
  consents: athletes('yy--'),
  // Evidence: written by the erasure itself, noted upon by the service, never removed.
  erasure_records: service('svc_athlete_profile', 'y-y-'),

  // What athletes rename, delete or judge needs its event, and a deletion its erasure: only through the service.
  conversations: { ...athletes('yy--'), ...forAthlete('svc_logging', 'yyyy') },
  // Nobody changes or removes a message, and no athlete writes one: the table goes with its conversation.
  messages: { ...athletes('y---'), ...forAthlete('svc_logging', 'yy--') },
  message_feedback: { ...athletes('y---'), ...forAthlete('svc_logging', 'yyyy') },
  // Leases are renewed and reaped for all athletes together; a turn is made only for the athlete it is made for.
  generations: { svc_logging: 'yoy-', 'svc_logging for owner': 'yyy-', 'svc_logging for other': 'yoy-' },
  // Asked for in the athlete's name, carried out for all together.
  conversation_erasures: { svc_logging: 'yoyy', 'svc_logging for owner': 'yyyy', 'svc_logging for other': 'yoyy' },
  athlete_usage: forAthlete('svc_logging', 'yyy-'),
  turn_metrics: service('svc_logging', 'yy--'),

  outbox: rowOfLogging,
  inbox: rowOfLogging,
  dead_letters: rowOfLogging,

  // The update is there to forget a subject, and refused for everything else.
  usage_ledger: service('svc_inference_gateway', 'yyo-'),
  // Counters and holds move and go; whose they are never changes.
  budget_spending: service('svc_inference_gateway', 'yyyy'),
  budget_holds: service('svc_inference_gateway', 'yyyy'),
  // Records: written once.
  model_routes: service('svc_inference_gateway', 'yy--'),
  shadow_runs: service('svc_inference_gateway', 'yy--'),

  knowledge_chunks: published,
  kc_tf: published,
  kc_len: published,
  kc_df: published,
  kc_corpus: published,
  training_examples: { ...service('svc_knowledge', 'yyyy'), ...service('svc_retrieval', 'y---') },

  collected_turns: dataTeam,
  collected_feedback: dataTeam,
  collected_consents: dataTeam,
  collected_athletes: dataTeam,
  forgotten_conversations: dataTeam,
  turn_reviews: dataTeam,
  erased_athletes: dataTeam,
  dataset_versions: service('svc_training_data_export', 'yyyk'),
  dataset_items: dataTeam,
  fine_tuning_jobs: service('svc_training_data_export', 'yyyk'),
  model_versions: dataTeam,
  experiments: dataTeam,
  readable_turns: service('svc_training_data_export', 'y---'),
  flagged_turns: service('svc_training_data_export', 'y---'),
};

/** Services that own whole tables: there is no athlete inside to move a row away from. */
export const OWNERS_OF_WHOLE_TABLES = ['svc_knowledge', 'svc_training_data_export'];

/** Tables of the services' own: whose a row is says the column `owner` and nothing else. */
export const TABLES_OF_SERVICES = ['outbox', 'inbox', 'dead_letters'];

/** What may be pointed elsewhere all the same. `turn_metrics` holds numbers without an athlete, and is written by the end of a turn only. */
export const MAY_POINT_ANYWHERE = ['turn_metrics.turn_id'];
