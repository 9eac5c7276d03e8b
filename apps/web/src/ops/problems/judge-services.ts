import { OPS_RULES } from '@hyrox/contracts';
import { many, sayMs } from '../say.ts';
import type { Judge, Problem } from './problem.ts';

const silent: Judge = (overview) =>
  overview.silent.map((service) => ({
    entry: 'ServiceDown',
    key: service,
    urgency: 'now',
    what: `${service} does not answer.`,
    since: overview.silentSince?.[service] ?? null,
  }));

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

const ledger: Judge = ({ at, inference }) => {
  const { waiting = 0, oldestS = 0 } = inference?.ledger ?? {};
  if (oldestS <= OPS_RULES.LedgerWaits.seconds) return [];
  const what = `The cost of ${many(waiting, 'call')} of the model is not written down. Budgets do not see it, and a restart loses it.`;
  return [{ entry: 'LedgerWaits', key: 'ledger', urgency: 'now', what, since: new Date(Date.parse(at) - oldestS * 1_000).toISOString() }];
};

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

/** After so long without a new one, the cause may well be mended. */
const NO_NEW_MS = 5 * 60_000;
const noneNew = (lastAt: string | null | undefined, at: string): string => {
  const agoMs = lastAt ? Date.parse(at) - Date.parse(lastAt) : 0;
  return agoMs > NO_NEW_MS ? ` None new for ${sayMs(agoMs)}.` : '';
};

const deadLetters: Judge = ({ at, services }) =>
  services
    .flatMap(({ service, deadLetters }) => (deadLetters ? [{ service, ...deadLetters }] : []))
    .filter(({ waiting }) => waiting > OPS_RULES.DeadLetters.waiting)
    .map(({ service, waiting, since, lastAt }) => ({
      entry: 'DeadLetters',
      key: service,
      urgency: 'today',
      what: `${many(waiting, 'message')} could not be taken by ${service}.${noneNew(lastAt, at)}`,
      since,
    }));

/** Of the services themselves: who is silent, what waits to be sent, written or taken, what nobody could take. */
export const JUDGES_OF_SERVICES = { silent, outboxes, unreadable, ledger, consumers, deadLetters };
