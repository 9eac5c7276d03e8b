import { describe, expect, test } from '@jest/globals';
import { acceptTurn as contract, ServiceError, type StartTurn } from '@hyrox/contracts';
import { createLogger } from '@hyrox/telemetry';
import type { z } from 'zod';
import { LruMap } from '../lru-map.ts';
import { acceptTurn } from './accept-turn.ts';
import type { TurnDeps } from './turn-deps.ts';

type Reply = z.output<typeof contract.output>;

const request: StartTurn = {
  turnId: '019a0000-0000-7000-8000-000000000001',
  conversationId: '019a0000-0000-7000-8000-000000000002',
  message: 'How do I pace the sled push?',
  replaces: '019a0000-0000-7000-8000-000000000003',
};

/** A record that answers accept with this, and what it was asked. */
function recordSaying(reply: Reply) {
  const asked: unknown[] = [];
  const insist = (_contract: unknown, input: unknown) => (asked.push(input), Promise.resolve(reply));
  const bus = { holder: 'gateway.aaaaaa', connected: true, insist, ask: insist, askHolder: insist } as unknown as TurnDeps['bus'];
  const deps: TurnDeps = {
    bus,
    log: createLogger('gateway', 'silent'),
    turns: new Map(),
    lastQuestions: new LruMap(1),
    live: { read: () => Promise.resolve(null) },
    accepting: new Map(),
    conducting: new Set(),
    countTokens: (text) => text.length,
    referTo: () => 'f'.repeat(32),
  };
  return { asked, accept: () => acceptTurn(request, '019a0000-0000-7000-8000-000000000004', deps) };
}

async function refusal(reply: Reply) {
  const refused: unknown = await recordSaying(reply)
    .accept()
    .catch((error: unknown) => error);
  if (!(refused instanceof ServiceError)) throw new Error('the question was not refused');
  const { code, field, message, retryAfterS } = refused;
  return { code, field, message, retryAfterS };
}

describe('what the record says to a question', () => {
  test('the turn it replaces is told to the record', async () => {
    const { asked, accept } = recordSaying({ outcome: 'busy' });
    await expect(accept()).rejects.toMatchObject({ code: 'conflict', field: 'conversationId' });
    expect(asked).toEqual([expect.objectContaining(request)]);
  });

  test('a turn that cannot be replaced is a conflict at `replaces`', async () => {
    expect(await refusal({ outcome: 'irreplaceable' })).toMatchObject({ code: 'conflict', field: 'replaces' });
  });

  test.each([
    ['turns_per_minute', 10, 24, 'You have asked 10 questions within a minute. Go on in 24 s.'],
    ['turns_per_minute', 1, 24, 'You have asked 1 question within a minute. Go on in 24 s.'],
    ['turns_per_day', 100, 40_000, "Today's 100 questions are used up. Coach K is back at midnight UTC."],
    ['turns_per_day', 1, 40_000, "Today's question is used up. Coach K is back at midnight UTC."],
    ['tokens_per_day', 450_000, 40_000, "Today's 450,000 tokens are used up. Coach K is back at midnight UTC."],
    ['tokens_per_day', 450_000, 15, "Answers that are still running hold the rest of today's 450,000 tokens. Go on in 15 s."],
  ] as const)('R01: %s of %d is rate_limited, and says when to go on', async (limit, allowed, retryAfterS, message) => {
    const limited = await refusal({ outcome: 'limited', limit, allowed, retryAfterS });
    expect(limited).toEqual({ code: 'rate_limited', field: undefined, message, retryAfterS });
  });
});
