import type { TurnCompleted } from '@hyrox/contracts';
import type { EventMeta } from '@hyrox/messaging';
import { Database } from '@hyrox/service-kit';
import { createLogger } from '@hyrox/telemetry';
import { testDatabase } from '@hyrox/testing';
import { collectAge } from '../src/collect/collect-age.ts';
import { collectConsent } from '../src/collect/collect-consent.ts';
import { collectFeedback } from '../src/collect/collect-feedback.ts';
import { CollectHandler } from '../src/collect/collect.handler.ts';
import { collectTurn } from '../src/collect/collect-turn.ts';
import { openPrisma } from '../src/db/prisma.client.ts';

let place = 0;
/** The next place in the event stream. */
export const meta = (eventId: string = crypto.randomUUID()): EventMeta => ({
  eventId,
  subject: 's',
  athleteRef: 'r',
  order: ++place,
  deliveries: 1,
});

export const someRef = (): string => crypto.randomUUID().replaceAll('-', '');

export const turnOf = (athleteRef: string, given: Partial<TurnCompleted> = {}): TurnCompleted => ({
  turnId: crypto.randomUUID(),
  conversationId: crypto.randomUUID(),
  athleteRef,
  messageId: crypto.randomUUID(),
  outcome: 'done',
  finish: 'stop',
  attempt: 1,
  model: 'm',
  promptVersion: 'p',
  sourceIds: ['team1c_003'],
  tokensIn: 3000,
  tokensOut: 600,
  costNanoUsd: 760_000,
  completedAt: new Date().toISOString(),
  training: { messages: [{ role: 'user', content: 'sled?' }], answer: 'Low hips.' },
  ...given,
});

/** The collector on a database of its own, told of events one by one. */
export async function openCollector() {
  const server = await testDatabase();
  const database = new Database({ url: server.url('svc_training_data_export'), log: createLogger('test', 'fatal') });
  const prisma = openPrisma(database.pool);
  const deps = { database };
  return {
    server,
    database,
    prisma,
    stored: (turnId: string) => prisma.collectedTurn.findUnique({ where: { turnId } }),
    turn: async (athleteRef: string, given: Partial<TurnCompleted> = {}, at = meta()) => {
      const data = turnOf(athleteRef, given);
      await collectTurn({ data, meta: at }, deps);
      return data;
    },
    consent: (athleteRef: string, granted: boolean, at = meta()) =>
      collectConsent({ data: { athleteRef, purpose: 'training_reuse', granted, textVersion: 'v1' }, meta: at }, deps),
    age: (athleteRef: string, adult: boolean | null, at = meta()) =>
      collectAge({ data: { athleteRef, fields: ['birth_year'], adult }, meta: at }, deps),
    thumb: (of: TurnCompleted, rating: 1 | -1 | null, at = meta()) =>
      collectFeedback({ data: { messageId: of.messageId, turnId: of.turnId, athleteRef: of.athleteRef, rating }, meta: at }, deps),
    conversation: (of: TurnCompleted, change: 'renamed' | 'deleted') =>
      new CollectHandler(database).conversation({ athleteRef: of.athleteRef, conversationId: of.conversationId, change }),
    close: async () => {
      await prisma.$disconnect();
      await database.end();
      await server.close();
    },
  };
}

export type Collector = Awaited<ReturnType<typeof openCollector>>;
