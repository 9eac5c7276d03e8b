import type { DeadLetter, DeadLetters } from '@hyrox/messaging';
import type { PoolClient } from 'pg';
import type { Database } from './database.ts';

/** Takes an event for this consumer inside the transaction of its effect. False: it was taken before, acknowledge and stop. */
export async function takeOnce(tx: PoolClient, consumer: string, eventId: string): Promise<boolean> {
  const { rowCount } = await tx.query('insert into public.inbox (consumer, event_id) values ($1, $2) on conflict do nothing', [
    consumer,
    eventId,
  ]);
  return rowCount === 1;
}

/** Keeps what could not be read or handled in the service's own rows of `dead_letters`. */
export class DeadLetterStore implements DeadLetters {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async keep(letter: DeadLetter): Promise<void> {
    await this.database.pool.query(
      'insert into public.dead_letters (consumer, event_id, subject, body, reason, stream_order) values ($1, $2, $3, $4, $5, $6)',
      [letter.consumer, letter.eventId, letter.subject, letter.body.replaceAll('\u0000', ''), letter.reason, letter.order],
    );
  }
}
