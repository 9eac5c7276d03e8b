/**
 * When the ops page speaks of a problem: the figures of the alerts in infra/observability/prometheus/rules/hyrox.yml, which a test compares.
 * `share` is a part of one, `least` how many cases there must be.
 */
export const OPS_RULES = {
  /** None of five minutes, where the half hour before them had so many; or none of an hour that usually has so many. `least`: questions that came. */
  TurnsMissing: { before: 50, usual: 10, least: 5 },
  RequestsFailing: { share: 0.05, least: 5 },
  TurnsFailing: { share: 0.05, least: 3 },
  FirstTokenSlow: { ms: 12_000, least: 5 },
  AnswersDegraded: { share: 0.2, least: 5 },
  /** Of the last ten turns; the alert counts searches one after another. */
  NothingRetrieved: { least: 5 },
  /** Then what else could wait for the morning cannot. */
  MostTurnsHit: { share: 0.5, least: 5 },
  RequestsRefused: { share: 0.5, least: 20 },
  ColdStartsFrequent: { share: 0.05, least: 3 },
  TurnsDear: { nanoUsd: 5_000_000, least: 5 },
  QueueLong: { waiting: 20 },
  BudgetNearlySpent: { share: 0.8 },
  BudgetSpent: { share: 1 },
  BudgetHeld: { least: 3 },
  LedgerWaits: { seconds: 60 },
  OutboxStuck: { seconds: 60 },
  OutboxUnreadable: { seconds: 60 },
  ConsumerLagging: { seconds: 300 },
  DeadLetters: { waiting: 0 },
} as const;
