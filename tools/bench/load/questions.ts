import { randomUUID } from 'node:crypto';
import type { LoadPlan } from './load-plan.ts';

const SYSTEM = 'You are a Hyrox coach. '.repeat(60);

/** The bytes of one question. How much is to be answered stands in it, last, where every proxy leaves it alone. */
export function writeQuestion(plan: Pick<LoadPlan, 'port' | 'kind' | 'token' | 'headers' | 'tokens' | 'paceMs'>): string {
  const order = `bench ${plan.tokens} tokens every ${plan.paceMs} ms`;
  const turn = { turnId: randomUUID(), conversationId: randomUUID(), message: `How do I pace the sled push? ${order}` };
  const completion = {
    model: 'bench',
    stream: true,
    stream_options: { include_usage: true },
    messages: [
      { role: 'system', content: SYSTEM },
      { role: 'user', content: order },
    ],
  };
  const body = JSON.stringify(plan.kind === 'turn' ? turn : completion);
  const path = plan.kind === 'turn' ? '/api/turns' : '/v1/chat/completions';
  const more = Object.entries(plan.headers ?? {}).map(([name, value]) => `${name}: ${value}\r\n`);
  return (
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${plan.port}\r\ncontent-type: application/json\r\nauthorization: Bearer ${plan.token}\r\n` +
    `${more.join('')}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}
