import type { NatsConnection } from '@nats-io/transport-node';
import { jetstream } from '@nats-io/jetstream';
import type { TestNats } from './nats-server.ts';

export type Action = 'publish' | 'subscribe' | 'queue' | 'append';

/** A connection and every refusal it has heard; `refusalOf` resolves with the one that names the subject. */
export interface Member {
  connection: NatsConnection;
  refusalOf: (subject: string) => Promise<string>;
  refusals: string[];
}

/** The users of the bus, each connected once, and what the server says to what they try. */
export function membersOf(nats: TestNats) {
  const members = new Map<string, Member>();
  let sentinels = 0;

  const as = async (user: string): Promise<Member> => {
    const known = members.get(user);
    if (known) return known;
    const connection = await nats.connectAs(user);
    const refusals: string[] = [];
    const waiting = new Map<string, (refusal: string) => void>();
    void (async () => {
      for await (const status of connection.status()) {
        if (status.type !== 'error') continue;
        refusals.push(status.error.message);
        for (const [subject, heard] of waiting) if (status.error.message.includes(subject)) heard(status.error.message);
      }
    })();
    const refusalOf = (subject: string): Promise<string> => new Promise((heard) => waiting.set(subject, heard));
    const member = { connection, refusals, refusalOf };
    members.set(user, member);
    return member;
  };

  /** True when the server raised no permission error for what the user did. */
  const may = async (user: string, action: Action, subject: string, queue?: string): Promise<boolean> => {
    const { connection, refusals, refusalOf } = await as(user);
    if (action === 'append') {
      const js = jetstream(connection, { checkAPI: false, timeout: 1500 });
      return js.publish(subject, '{}').then(
        () => true,
        () => false,
      );
    }
    const before = refusals.length;
    const subscription =
      action === 'publish' ? undefined : connection.subscribe(subject, { ...(queue ? { queue } : {}), callback: () => undefined });
    if (!subscription) connection.publish(subject, '', { reply: `_INBOX_${user}.x` });
    // Refusals arrive in order: when this one, which is certain, has been heard, the one in question has been too.
    const sentinel = `forbidden.${++sentinels}`;
    const heard = refusalOf(sentinel);
    connection.publish(sentinel);
    await heard;
    // A member of a queue group that stays would take half of what later tests ask.
    if (subscription && !subscription.isClosed()) subscription.unsubscribe();
    await connection.flush();
    return refusals.slice(before).every((refusal) => refusal.includes(sentinel));
  };

  const close = () => Promise.all([...members.values()].map(({ connection }) => connection.close()));
  return { as, may, close };
}

export type Members = ReturnType<typeof membersOf>;
