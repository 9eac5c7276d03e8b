import { EVENT_STREAM } from '@hyrox/contracts';
import { connect } from '@nats-io/transport-node';
import { z } from 'zod';
import type { Stack } from '../../local/stack.ts';

const NOTHING_FOUND = 10_037;
const COMPLETED = 'evt.turn-completed.v1.>';
const stored = z.union([
  z.object({ message: z.object({ seq: z.int(), data: z.base64() }) }),
  z.object({ error: z.object({ err_code: z.int(), description: z.string() }) }),
]);
const completed = z.object({ turnId: z.string() });

/** Reads the whole stream and counts its `turn-completed` messages by turn: each must be there exactly once. */
export async function countCompletedEvents({ urls, keys }: Stack): Promise<Map<string, number>> {
  const connection = await connect({ servers: urls.nats, user: 'admin', pass: keys.natsPasswords.admin, inboxPrefix: '_INBOX_admin' });
  try {
    const counts = new Map<string, number>();
    for (let seq = 1; ;) {
      // The server skips to the next of these subjects; the client library has no words for that.
      const question = JSON.stringify({ seq, next_by_subj: COMPLETED });
      const answer = stored.parse((await connection.request(`$JS.API.STREAM.MSG.GET.${EVENT_STREAM}`, question)).json());
      if ('error' in answer) {
        if (answer.error.err_code === NOTHING_FOUND) return counts;
        throw new Error(`the stream could not be read: ${answer.error.description}`);
      }
      const { turnId } = completed.parse(JSON.parse(Buffer.from(answer.message.data, 'base64').toString()));
      counts.set(turnId, (counts.get(turnId) ?? 0) + 1);
      seq = answer.message.seq + 1;
    }
  } finally {
    await connection.close();
  }
}
