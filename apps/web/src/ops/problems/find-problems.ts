import { OPS_RULES, type OpsOverview } from '@hyrox/contracts';
import { JUDGES_OF_SERVICES } from './judge-services.ts';
import { JUDGES_OF_MODELS } from './judge-models.ts';
import { JUDGES_OF_REQUESTS } from './judge-requests.ts';
import { JUDGES_OF_ROWS, NOTHING_FOUND } from './judge-rows.ts';
import { judgeStanding } from './judge-standing.ts';
import type { Judge, Problem } from './problem.ts';
import { many, sayNanoUsd, sayShare, sayTime } from '../say.ts';

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
  const { over } = judgeStanding(turns, 'failed', failed);
  return [{ entry: 'TurnsFailing', key: 'turns', urgency: 'now', what, since: failed.since, ...over }];
};

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

const degraded: Judge = ({ turns }) =>
  (turns?.signals.degraded ?? [])
    .filter(({ what }) => what !== NOTHING_FOUND)
    .filter(({ bad, all }) => bad >= OPS_RULES.AnswersDegraded.least && bad / all > OPS_RULES.AnswersDegraded.share)
    .map(({ what: lack, bad, all, since }) => {
      const { urgency, over, most } = judgeStanding(turns, lack, { bad, all });
      const how = `given ${LACKING[lack] ?? `with something missing (${lack})`}`;
      const what = most ? `${most}: ${how}.` : `${bad} of the ${many(all, 'answer')} of the last ten minutes were ${how}.`;
      return { entry: 'AnswersDegraded', key: lack, urgency, what, since, ...over };
    });

const cold: Judge = ({ turns }) => {
  const { share, least } = OPS_RULES.ColdStartsFrequent;
  const met = turns?.signals.cold;
  if (!met || met.bad < least || met.bad / met.all <= share) return [];
  const what = `${met.bad} of the ${many(met.all, 'turn')} of half an hour met a model that was asleep.`;
  const { over } = judgeStanding(turns, 'cold', met);
  return [{ entry: 'ColdStartsFrequent', key: 'turns', urgency: 'today', what, since: met.since, ...over }];
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

/** What is wrong at this moment, what cannot wait first, and last what is over. Judged by the figures of the alerts (`OPS_RULES`). */
export function findProblems(overview: OpsOverview): Problem[] {
  const judges = [
    JUDGES_OF_SERVICES.silent,
    JUDGES_OF_REQUESTS.missing,
    JUDGES_OF_REQUESTS.failing,
    turnsFailing,
    breakers,
    budgets,
    held,
    JUDGES_OF_SERVICES.outboxes,
    JUDGES_OF_SERVICES.unreadable,
    JUDGES_OF_SERVICES.ledger,
    JUDGES_OF_REQUESTS.refused,
    JUDGES_OF_ROWS.firstToken,
    JUDGES_OF_ROWS.nothingFound,
    queue,
    degraded,
    cold,
    JUDGES_OF_MODELS.notServed,
    JUDGES_OF_MODELS.missing,
    dear,
    JUDGES_OF_SERVICES.consumers,
    JUDGES_OF_SERVICES.deadLetters,
  ];
  const found = judges.flatMap((judge) => judge(overview));
  const standing = found.filter(({ over }) => !over);
  const byUrgency = [...standing.filter(({ urgency }) => urgency === 'now'), ...standing.filter(({ urgency }) => urgency === 'today')];
  return [...byUrgency, ...found.filter(({ over }) => over)];
}
