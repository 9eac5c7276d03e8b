import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GatewayLab, type Gateway } from './gateway-lab.ts';
import { askLikeHandOff } from './hand-off-client.ts';
import { sender } from './send.ts';
import type { SignedIn } from './sign-in.ts';

const ANSWER = 'Keep your hips low, "drive" through the whole foot.\n\n- breathe: every 2nd step 💪🏽\ndata: [DONE] is not the end\n';

let lab: GatewayLab;
let gateway: Gateway;
let anna: SignedIn;
beforeAll(async () => {
  lab = await GatewayLab.start();
  await lab.pages();
  gateway = await lab.gateway();
  anna = await lab.signIn.athlete();
});
afterAll(() => lab.stop());

/** As the hand-off does it: begin a conversation, then ask in it. */
async function begin(): Promise<string> {
  const response = await sender(gateway.url, anna.token)('POST', '/api/conversations', {});
  expect(response.status).toBe(201);
  const { id, started_at } = (await response.json()) as { id: string; started_at: string };
  expect(new Date(started_at).getTime()).toBeGreaterThan(0);
  return id;
}

describe('a client written from the hand-off’s text', () => {
  it('reads an answer token by token to [DONE], and asks again in the same conversation', async () => {
    const worker = await lab.worker({ pieces: () => ANSWER.match(/.{1,7}/gsu) ?? [], paceMs: 1 });
    const conversation_id = await begin();
    for (const message of ['How do I push the sled?', 'And for women?']) {
      const tokens: string[] = [];
      const answer = await askLikeHandOff(gateway.url, anna.token, { conversation_id, message }, (token) => tokens.push(token));
      expect(answer).toEqual({ status: 200, contentType: expect.stringContaining('text/event-stream'), text: ANSWER, done: true });
      expect(tokens.length).toBeGreaterThan(3);
      expect(tokens).not.toContain(undefined);
    }
    expect(worker.generated[1]?.messages.map(({ role }) => role).slice(-3)).toEqual(['user', 'assistant', 'user']);
    await worker.die();
  });

  it('sees whole JSON on every data line, however the bytes are cut, as the snippet needs it', async () => {
    const worker = await lab.worker({ pieces: () => ANSWER.match(/.{1,7}/gsu) ?? [], paceMs: 1 });
    const response = await sender(gateway.url, anna.token)('POST', '/api/chat', { conversation_id: await begin(), message: 'Hi' });
    const lines = (await response.text()).split('\n').filter((line) => line !== '');
    expect(lines.at(-1)).toBe('data: [DONE]');
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^data: \{"token": ".+"\}$/u);
    await worker.die();
  });

  it('is told no word it does not know when its gateway ends in the middle', async () => {
    const other = await lab.gateway();
    const worker = await lab.worker({ pieces: () => Array.from({ length: 100 }, () => 'word '), paceMs: 20 });
    const seen = Promise.withResolvers<void>();
    const question = { conversation_id: await begin(), message: 'Hi' };
    const asking = askLikeHandOff(other.url, anna.token, question, () => seen.resolve());
    await seen.promise;
    await other.drain();
    const answer = await asking;
    expect([answer.done, answer.text.replace(/word /gu, '')]).toEqual([false, '']);
    await worker.die();
  });
});
