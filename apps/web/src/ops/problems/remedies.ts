/** Commands stand in backticks. The first thing to do about each problem, in a sentence or two; the entry of the same name in docs/operations.md has the rest. */
export const REMEDIES: Readonly<Record<string, string>> = {
  TurnsFailing:
    'If a model is at fault below, put another one in front: `npm run models -- live MODEL`. Else read the log of logging and inference-gateway by the id of a failed turn.',
  TurnsMissing:
    'Ask one yourself: `npm run ask -- "How do I pace the first run?"`. If it is answered, the way to the gateway is at fault: the page, the ingress, the name. If not, it says what is wrong; else the log of the gateway.',
  RequestsFailing:
    'The log of the service behind the route has the reason under "a request failed": logging for turns and conversations, athlete-profile for the rest; else that of the gateway. Permission denied: `npm run rights`. After a release: roll back.',
  ServiceDown:
    'Does its process run? If not: the end of its log, its last release. If it runs and its log says nothing any more it is frozen: end it, it is started anew.',
  CircuitOpen: "Look at the provider's status page. It is tried again by itself; until then: `npm run models -- live MODEL`.",
  BudgetSpent: 'If the use is real, raise the budget of inference-gateway. Who used it: `npm run ledger -- show --by subject`.',
  BudgetNearlySpent: 'See what it went to: `npm run ledger -- show --by cause`, then `--by subject`.',
  BudgetHeld:
    'Did workers die (their restarts, their memory)? What they held comes free by itself within ten minutes. If none died, the budget is too small for what runs at once: raise it.',
  LedgerWaits:
    'Do not restart inference-gateway before it is mended: these calls are in its memory only. Its log says why under "the ledger waits". Permission denied: `npm run rights -- mend`. They are written by themselves then.',
  OutboxStuck: 'Look whether NATS runs. Nothing is lost: it is sent when the bus is back.',
  OutboxUnreadable:
    "Look whether the database runs, and in the service's log for why the backlog cannot be counted. Permission denied: `npm run rights` names what is missing.",
  FirstTokenSlow:
    'The last turns below show where the time goes. First word long and no cold model: it is awake and slow, so give another one a share, `npm run models -- split OTHER 10 --why TEXT`; if that is slow too, it is the provider.',
  QueueLong: 'The model is slow or limited. A second model in a split takes load off it; more workers do not.',
  AnswersDegraded: 'Without research: does retrieval run, does the embedding provider answer? Without profile: does athlete-profile run?',
  NothingRetrieved:
    '`npm run knowledge -- stats --database` tells what the database holds and what the search sees of it. Nothing held: `npm run knowledge -- load`. Held and not seen: `npm run rights -- mend`.',
  RequestsRefused:
    'The log of the gateway has the reasons under "requests are refused": expired (is a clock wrong?), bad signature (was the signing key changed?), session ended.',
  ColdStartsFrequent: 'Is keeping warm switched on, and its daily budget not spent?',
  ModelMissing:
    'See which: `npm run models -- show`. Choose another with `live`: before its day, or in the morning when it is not served and the next one answers.',
  TurnsDear: 'Long prompts, long answers or a dear model: the last turns below show tokens and cost.',
  ConsumerLagging:
    "Its service's log says which event fails, and why. Permission denied: `npm run rights` names what is missing. After seven tries an event goes to the dead letters and the rest goes on.",
  DeadLetters:
    'Mend the cause that the reason names, then send them again below. What nobody will ever be able to take you set aside there.',
};
