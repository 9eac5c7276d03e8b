import { connect } from '@nats-io/transport-node';
import type { Fault } from '../fault.ts';

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
  ['NothingRetrieved'],
  'alter policy knowledge_chunks_read on public.knowledge_chunks using (false)',
  'alter policy knowledge_chunks_read on public.knowledge_chunks using (true)',
);

export const outboxUnsendable = undone(
  'athlete-profile may not claim its outbox',
  ['OutboxStuck'],
  'revoke execute on function public.claim_outbox(int) from svc_athlete_profile',
  'grant execute on function public.claim_outbox(int) to svc_athlete_profile',
);

export const collectorRefused = undone(
  'training-data-export may not write what it took',
  ['ConsumerLagging'],
  'revoke insert on public.inbox from svc_training_data_export',
  'grant insert on public.inbox to svc_training_data_export',
);

/** Its end is what an operator does after reading it: the letter is marked as dealt with. */
export const eventPoisoned: Fault = {
  name: 'an event that nobody can read stands in the stream',
  alerts: ['DeadLetters'],
  inject: async ({ stack, sql }) => {
    const user = 'logging';
    const bus = await connect({ servers: stack.urls.nats, user, pass: stack.keys.natsPasswords[user], inboxPrefix: `_INBOX_${user}` });
    try {
      bus.publish('evt.turn-completed.v1.poison', '{ not JSON');
      await bus.flush();
    } finally {
      await bus.close();
    }
    return () => sql('update public.dead_letters set redriven_at = now() where redriven_at is null');
  },
};
