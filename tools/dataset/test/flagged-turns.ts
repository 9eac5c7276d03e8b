import { createHash } from 'node:crypto';
import type { CollectedTurn } from '@hyrox/contracts';

const uuidOf = (seed: string): string => {
  const hex = createHash('sha256').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** A flagged turn that is the same for the same number. */
export const flaggedTurn = (n: number, given: Partial<CollectedTurn> = {}): CollectedTurn => ({
  turnId: uuidOf(`turn ${n}`),
  messageId: uuidOf(`message ${n}`),
  athleteRef: createHash('sha256')
    .update(`athlete ${n % 7}`)
    .digest('hex')
    .slice(0, 32),
  messages: [
    { role: 'system', content: `You are Coach K. ${'A passage about sleds.\n'.repeat(20)}` },
    { role: 'user', content: `Question ${n}:\nhow do I pace the sled?\u2028` },
  ],
  answer: `Answer ${n}:\nlow hips.`,
  finish: 'stop',
  model: 'm',
  promptVersion: 'p',
  sourceIds: ['team1c_003'],
  rating: 1,
  flaggedBy: 'athlete',
  completedAt: new Date(Date.UTC(2026, 10, 21, 12, 0, n)).toISOString(),
  ...given,
});

export async function* flaggedTurns(from: number, to: number): AsyncGenerator<CollectedTurn> {
  for (let n = from; n < to; n++) yield flaggedTurn(n);
}
