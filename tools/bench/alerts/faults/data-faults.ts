import { connect } from '@nats-io/transport-node';
import { OPS_CONTRACTS } from '@hyrox/contracts';
import { withBus } from '../../../models/ask-bus.ts';
import type { Fault } from '../fault.ts';
import type { Ground } from '../ground.ts';

/** A migration that forgot something: what it takes away is given back at the end. */
const undone = (name: string, alerts: string[], take: string, give: string): Fault => ({
  name,
  alerts,
  inject: async ({ sql }) => {
    await sql(take);
    return () => sql(give);
  },
});

export const profilesUnreadable = undone(
  'nobody may read athlete_profiles any more',
  ['RequestsFailing', 'AnswersRefused'],
  'revoke select on public.athlete_profiles from authenticated',
  'grant select on public.athlete_profiles to authenticated',
);

export const libraryHidden = undone(
  'the search sees no passage (its policy is wrong)',
  ['NothingRetrieved', 'MostTurnsHit'],
  'alter policy knowledge_chunks_read on public.knowledge_chunks using (false)',
  'alter policy knowledge_chunks_read on public.knowledge_chunks using (true)',
);

export const outboxUnsendable = undone(
  'athlete-profile may not claim its outbox',
  ['OutboxStuck'],
  'revoke execute on function public.claim_outbox(int) from svc_athlete_profile',
  'grant execute on function public.claim_outbox(int) to svc_athlete_profile',
);

export const outboxUnreadable = undone(
  'athlete-profile may not read its outbox',
  ['OutboxUnreadable'],
  'revoke select on public.outbox from svc_athlete_profile',
  'grant select on public.outbox to svc_athlete_profile',
);

export const collectorRefused = undone(
  'training-data-export may not write what it took',
  ['ConsumerLagging'],
  'revoke insert on public.inbox from svc_training_data_export',
  'grant insert on public.inbox to svc_training_data_export',
);

export const ledgerClosed = undone(
  'inference-gateway may not write into the ledger',
  ['LedgerWaits'],
  'revoke insert on public.usage_ledger from svc_inference_gateway',
  'grant insert on public.usage_ledger to svc_inference_gateway',
);

/** As `/ops` does it, by the services themselves. */
const setAllAside = ({ stack }: Ground): Promise<void> =>
  withBus({ url: stack.urls.nats, user: 'gateway', password: stack.keys.natsPasswords.gateway }, async (ask) => {
    const roles = ['ops'];
    for (const { deadLetters, setAside } of Object.values(OPS_CONTRACTS)) {
      const { letters } = await ask(deadLetters, { roles });
      for (const { id, redrivenAt, setAsideAt } of letters)
        if (!redrivenAt && !setAsideAt) await ask(setAside, { roles, id, who: 'bench' });
    }
  });

/** What a worker leaves behind that died with an answer as dear as a day. */
export const budgetHeldByDead = undone(
  'all that is left of the budget is held for a worker that died',
  ['BudgetHeld'],
  `insert into public.budget_holds (hold_id, subject_key, nano_usd, held_until)
   values ('dead-worker', repeat('0', 32), 1500000000, now() + interval '10 minutes')`,
  `delete from public.budget_holds where hold_id = 'dead-worker'`,
);

/** Its end is what an operator does after reading it: the letter is set aside. */
export const eventPoisoned: Fault = {
  name: 'an event that nobody can read stands in the stream',
  alerts: ['DeadLetters'],
  inject: async (ground) => {
    const { stack } = ground;
    const user = 'logging';
    const bus = await connect({ servers: stack.urls.nats, user, pass: stack.keys.natsPasswords[user], inboxPrefix: `_INBOX_${user}` });
    try {
      bus.publish('evt.turn-completed.v1.poison', '{ not JSON');
      await bus.flush();
    } finally {
      await bus.close();
    }
    return () => setAllAside(ground);
  },
};
