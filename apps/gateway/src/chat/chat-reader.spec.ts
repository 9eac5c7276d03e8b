import { describe, expect, it } from '@jest/globals';
import type { TurnEnd, TurnEvent } from '@hyrox/contracts';
import { ChatReader } from './chat-reader.ts';

const end = (outcome: TurnEnd['outcome']): TurnEvent => ({
  name: outcome,
  data: { outcome, finish: 'stop', stages: {}, notices: [], attempt: 1, length: 0 },
});

function reader() {
  const chunks: string[] = [];
  const chat = new ChatReader({ write: (chunk) => chunks.push(chunk), end: () => chunks.push('END') });
  const said = () =>
    chunks.filter((chunk) => chunk.startsWith('data: {')).map((chunk) => (JSON.parse(chunk.slice(6)) as { token: string }).token);
  return { chat, chunks, said };
}

describe('the wire of the hand-off', () => {
  it('is data lines with a token each, then [DONE]', () => {
    const { chat, chunks } = reader();
    chat.token('Push');
    chat.tell({ name: 'status', data: { state: 'thinking' } });
    chat.token(' low\n');
    chat.tell(end('done'));
    chat.close();
    expect(chunks).toEqual(['data: {"token": "Push"}\n\n', 'data: {"token": " low\\n"}\n\n', 'data: [DONE]\n\n', 'END']);
  });

  it('goes on silently when the new attempt repeats what was said', () => {
    const { chat, said } = reader();
    chat.token('Push low');
    chat.restart(2, 'Push low');
    chat.token('Push');
    chat.token(' low and drive');
    chat.token(' hard');
    expect(said()).toEqual(['Push low', ' and drive', ' hard']);
  });

  it('says a different answer whole, after a blank line', () => {
    const { chat, said } = reader();
    chat.token('Push low');
    chat.restart(2, 'Push low');
    chat.token('Push');
    chat.token(' high');
    chat.token('!');
    expect(said()).toEqual(['Push low', '\n\nPush high', '!']);
  });

  it('remembers what was said over two restarts', () => {
    const { chat, said } = reader();
    chat.token('Push low');
    chat.restart(2, 'Push low');
    chat.token('Pu');
    chat.restart(3, 'Pu');
    chat.token('Push low again');
    expect(said()).toEqual(['Push low', ' again']);
  });

  it('says so when the answer failed', () => {
    const { chat, chunks, said } = reader();
    chat.token('Push');
    chat.tell(end('failed'));
    expect(said().at(-1)).toMatch(/try again/u);
    expect(chunks.at(-1)).toBe('data: [DONE]\n\n');
  });
});
