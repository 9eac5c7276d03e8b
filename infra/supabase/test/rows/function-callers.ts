const SERVICES_WITH_EVENTS = ['svc_athlete_profile', 'svc_inference_gateway', 'svc_logging', 'svc_retrieval', 'svc_training_data_export'];

/** Who may call which function of schema public; every function stands in exactly one line. Nobody: the database itself calls it. */
export const CALLERS: readonly (readonly [callers: readonly string[], functions: readonly string[]])[] = [
  [[], ['create_profile_at_sign_up', 'touch_updated_at']],

  // The search of published knowledge, and nothing else, is open to the world.
  [
    ['anon', 'authenticated', 'svc_knowledge', 'svc_retrieval'],
    ['bm25_search', 'hybrid_search_chunks', 'kc_candidates', 'kc_embedding_model', 'kc_nearest', 'kc_passages', 'kc_words', 'match_chunks'],
  ],
  [['svc_retrieval'], ['match_training_examples']],
  [['svc_knowledge'], ['kc_count_corpus', 'kc_fit_vector_index', 'kc_index', 'kc_rebuild_bm25', 'kc_unindex']],

  [SERVICES_WITH_EVENTS, ['claim_outbox', 'mark_outbox_sent', 'release_outbox', 'reopen_outbox']],
  [SERVICES_WITH_EVENTS, ['ops_backlog', 'ops_dead_letter', 'ops_dead_letters', 'ops_mark_redriven', 'ops_set_aside']],

  [
    ['svc_athlete_profile'],
    ['athlete_facts', 'become_athlete', 'check_session', 'erase_athlete', 'forget_facts', 'note_erasure_pass', 'record_consent'],
  ],
  // Judged inside the athlete's own transaction.
  [
    ['authenticated', 'svc_athlete_profile'],
    ['is_adult', 'is_under_16'],
  ],

  // The default of an id in a row the athlete may write.
  [['authenticated', 'svc_logging'], ['uuid_v7']],
  [
    ['svc_logging'],
    [
      ...[
        'accept_turn',
        'begin_attempt',
        'bump_attempt',
        'conduct_state',
        'extend_leases',
        'finish_turn',
        'live_holders',
        'ms',
        'read_turn',
      ],
      ...['reap', 'record_end', 'release_attempt', 'renew_leases', 'stop_turn', 'supersede_turns', 'turn_history', 'turn_state'],
      ...['read_usage', 'settle_usage', 'take_allowance'],
      ...['conversation_json', 'delete_conversation', 'export_record', 'give_feedback', 'list_messages', 'rename_conversation'],
      ...['due_conversation_erasures', 'note_conversation_pass'],
      ...['search_conversations', 'iso_utc', 'one_line', 'work_for_athlete'],
      ...[
        'ops_bad_since',
        'ops_held_back',
        'ops_last_turns',
        'ops_turn_figures',
        'ops_turn_flow',
        'ops_turn_models',
        'ops_turn_series',
        'ops_turn_signals',
        'ops_turn_stages',
        'ops_turn_standing',
      ],
    ],
  ],

  [
    ['svc_inference_gateway'],
    [
      'ops_budget_holds',
      'ops_spent_today',
      'record_usage',
      'release_budget',
      'reserve_budget',
      'switch_model',
      'tell_model_missing',
      'utc_day',
      'write_lost_calls',
    ],
  ],
];
