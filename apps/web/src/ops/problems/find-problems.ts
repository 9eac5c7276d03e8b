import { OPS_RULES, type OpsOverview } from '@hyrox/contracts';
import { many, sayMs, sayNanoUsd, sayShare, sayTime } from '../say.ts';

/** One thing that is wrong, in words for somebody who was asleep a minute ago. */
export interface Problem {
  /** The alert of the same name, and its entry in docs/operations.md. */
  entry: string;
  /** More than one of a kind can be wrong at once. */
  key: string;
  /** `now`: athletes are without answers. `today`: it can wait for the morning. */
  urgency: 'now' | 'today';
  what: string;
  /** ISO time; null where no service knows. */
  since: string | null;
  /** Then: since when this page has seen it. */
  seenSince?: string;
}

type Judge = (overview: OpsOverview) => Problem[];

const LACKING: Readonly<Record<string, string>> = {
  no_search: 'without research',
  no_embedding: 'from a search by words alone',
  no_profile: "without the athlete's profile",
};

const ofPeriod = (period: string): string => (period === 'day' ? "Today's" : `This ${period}'s`);

const turnsFailing: Judge = ({ turns }) => {
  const { share, least } = OPS_RULES.TurnsFailing;
  const failed = turns?.signals.failed;
  if (!failed || failed.bad < least || failed.bad / failed.all <= share) return [];
  const what = `${failed.bad} of the ${many(failed.all, 'turn')} of the last five minutes ended without an answer.`;
  return [{ entry: 'TurnsFailing', key: 'turns', urgency: 'now', what, since: failed.since }];
};

const silent: Judge = (overview) =>
  overview.silent.map((service) => ({
    entry: 'ServiceDown',
    key: service,
    urgency: 'now',
    what: `${service} does not answer.`,
    since: null,
  }));

const breakers: Judge = ({ inference }) =>
  (inference?.models ?? [])
    .filter(({ breaker }) => breaker === 'open')
    .map(({ model }) => ({
      entry: 'CircuitOpen',
      key: model,
      urgency: 'now',
      what: `${model} failed so often that it is not asked any more.`,
      since: null,
    }));

const budgets: Judge = ({ inference }) =>
  (inference?.budgets ?? []).flatMap(({ period, limitNanoUsd, spentNanoUsd }): Problem[] => {
    const share = spentNanoUsd / limitNanoUsd;
    if (!(share > OPS_RULES.BudgetNearlySpent.share)) return [];
    const of = `${sayNanoUsd(spentNanoUsd)} of ${sayNanoUsd(limitNanoUsd)}`;
    if (share >= OPS_RULES.BudgetSpent.share)
      return [
        {
          entry: 'BudgetSpent',
          key: period,
          urgency: 'now',
          what: `${ofPeriod(period)} budget is spent (${of}): new turns are refused.`,
          since: null,
        },
      ];
    const what = `${ofPeriod(period)} budget is nearly spent: ${sayShare(spentNanoUsd, limitNanoUsd)} (${of}).`;
    return [{ entry: 'BudgetNearlySpent', key: period, urgency: 'today', what, since: null }];
  });

const held: Judge = ({ at, turns, inference }) => {
  const refused = turns?.signals.heldBack;
  if (!refused || refused.bad < OPS_RULES.BudgetHeld.least) return [];
  const { silentNanoUsd = 0, freeAt = null } = inference?.holds ?? {};
  const dead =
    silentNanoUsd > 0 && freeAt
      ? ` ${sayNanoUsd(silentNanoUsd)} of it belongs to workers that died and is free at ${sayTime(freeAt, Date.parse(at))}.`
      : '';
  const what = `${refused.bad} of the ${many(refused.all, 'turn')} of the last five minutes were refused: what running answers may cost is all that is left of a budget.${dead}`;
  return [{ entry: 'BudgetHeld', key: 'turns', urgency: 'now', what, since: refused.since }];
};

const unreadable: Judge = ({ services }) =>
  services
    .filter(({ outbox, deadLetters }) => outbox === null || deadLetters === null)
    .map(({ service }) => ({
      entry: 'OutboxUnreadable',
      key: service,
      urgency: 'now',
      what: `${service} cannot read its outbox: nobody knows what waits there, and nothing is sent.`,
      since: null,
    }));

const outboxes: Judge = ({ at, services }) =>
  services.flatMap(({ service, outbox }): Problem[] => {
    if (!outbox) return [];
    const ageMs = outbox.since ? Date.parse(at) - Date.parse(outbox.since) : 0;
    if (ageMs <= OPS_RULES.OutboxStuck.seconds * 1_000) return [];
    const what = `${many(outbox.waiting, 'event')} of ${service} cannot get to the bus.`;
    return [{ entry: 'OutboxStuck', key: service, urgency: 'now', what, since: outbox.since }];
  });

const firstToken: Judge = ({ turns }) => {
  const { ms, least } = OPS_RULES.FirstTokenSlow;
  const slow = turns?.signals.firstToken;
  if (!slow || slow.p95 === null || slow.all < least || slow.p95 <= ms) return [];
  const what = `One turn in twenty waits ${sayMs(slow.p95)} or longer for its first word.`;
  return [{ entry: 'FirstTokenSlow', key: 'turns', urgency: 'today', what, since: slow.since }];
};

const degraded: Judge = ({ turns }) =>
  (turns?.signals.degraded ?? [])
    .filter(({ bad, all }) => bad >= OPS_RULES.AnswersDegraded.least && bad / all > OPS_RULES.AnswersDegraded.share)
    .map(({ what, bad, all, since }) => ({
      entry: 'AnswersDegraded',
      key: what,
      urgency: 'today',
      what: `${bad} of the ${many(all, 'answer')} of the last ten minutes were given ${LACKING[what] ?? `with something missing (${what})`}.`,
      since,
    }));

const cold: Judge = ({ turns }) => {
  const { share, least } = OPS_RULES.ColdStartsFrequent;
  const met = turns?.signals.cold;
  if (!met || met.bad < least || met.bad / met.all <= share) return [];
  const what = `${met.bad} of the ${many(met.all, 'turn')} of half an hour met a model that was asleep.`;
  return [{ entry: 'ColdStartsFrequent', key: 'turns', urgency: 'today', what, since: met.since }];
};

const dear: Judge = ({ turns }) => {
  const { nanoUsd, least } = OPS_RULES.TurnsDear;
  const cost = turns?.signals.cost;
  if (!cost || cost.p95 === null || cost.all < least || cost.p95 <= nanoUsd) return [];
  const what = `One turn in twenty costs ${sayNanoUsd(cost.p95)} or more.`;
  return [{ entry: 'TurnsDear', key: 'turns', urgency: 'today', what, since: cost.since }];
};

const queue: Judge = ({ inference }) =>
  (inference?.queued ?? 0) > OPS_RULES.QueueLong.waiting
    ? [
        {
          entry: 'QueueLong',
          key: 'queue',
          urgency: 'today',
          what: `${inference?.queued} answers stand in line for the model.`,
          since: null,
        },
      ]
    : [];

const missing: Judge = ({ inference }) =>
  (inference?.modelsMissing ?? 0) > 0
    ? [
        {
          entry: 'ModelMissing',
          key: 'models',
          urgency: 'today',
          what: `${many(inference?.modelsMissing ?? 0, 'model')} of the route are no longer served, or will soon not be.`,
          since: null,
        },
      ]
    : [];

const consumers: Judge = ({ at, services }) =>
  services
    .flatMap((one) => one.consumers)
    .filter(({ lagS }) => lagS > OPS_RULES.ConsumerLagging.seconds)
    .map(({ consumer, pending, lagS }) => ({
      entry: 'ConsumerLagging',
      key: consumer,
      urgency: 'today',
      what: `${consumer} has ${many(pending, 'event')} to take and finishes none.`,
      since: new Date(Date.parse(at) - lagS * 1_000).toISOString(),
    }));

const deadLetters: Judge = ({ services }) =>
  services
    .flatMap(({ service, deadLetters }) => (deadLetters ? [{ service, ...deadLetters }] : []))
    .filter(({ waiting }) => waiting > OPS_RULES.DeadLetters.waiting)
    .map(({ service, waiting, since }) => ({
      entry: 'DeadLetters',
      key: service,
      urgency: 'today',
      what: `${many(waiting, 'message')} could not be taken by ${service}.`,
      since,
    }));

/** What is wrong at this moment, what cannot wait first. Judged by the figures of the alerts (`OPS_RULES`). */
export function findProblems(overview: OpsOverview): Problem[] {
  const judges = [
    silent,
    turnsFailing,
    breakers,
    budgets,
    held,
    outboxes,
    unreadable,
    firstToken,
    queue,
    degraded,
    cold,
    missing,
    dear,
    consumers,
    deadLetters,
  ];
  const found = judges.flatMap((judge) => judge(overview));
  return [...found.filter(({ urgency }) => urgency === 'now'), ...found.filter(({ urgency }) => urgency === 'today')];
}
