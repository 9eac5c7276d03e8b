import { MessageListItem } from '@hyrox/contracts';
import { z } from 'zod';
import type { Athlete } from './sign-up.ts';

const AGAIN_MS = 100;
const PATIENCE_MS = 15_000;

/** A call to the product as one athlete. Throws when nobody answers. */
export function call(url: string, athlete: Athlete, init: { method?: string; body?: object } = {}): Promise<Response> {
  return fetch(url, {
    method: init.method ?? 'GET',
    headers: { authorization: `Bearer ${athlete.token}`, 'content-type': 'application/json' },
    ...(init.body ? { body: JSON.stringify(init.body) } : {}),
  });
}

/** The stored messages of a conversation as the product shows them; asked again while a part of the product is still coming back. */
export async function readMessages(gateway: string, athlete: Athlete, conversationId: string): Promise<z.infer<typeof MessageListItem>[]> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await call(`${gateway}/api/conversations/${conversationId}/messages`, athlete).catch((error: Error) => error);
    if (answer instanceof Response && answer.status === 200) return z.array(MessageListItem).parse(await answer.json());
    if (performance.now() > until) {
      throw new Error(
        `the messages could not be read: ${answer instanceof Response ? `${answer.status} ${await answer.text()}` : answer.message}`,
      );
    }
    if (answer instanceof Response) await answer.body?.cancel();
    await new Promise((again) => setTimeout(again, AGAIN_MS));
  }
}
