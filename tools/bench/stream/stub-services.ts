import {
  acceptTurn,
  checkSession,
  finishTurn,
  renewLeases,
  searchPassages,
  summariseAthlete,
  type ConductState,
  type Rpc,
} from '@hyrox/contracts';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { z } from 'zod';

/**
 * Everything around the streaming path, answering at once and remembering nothing: what then remains of a turn is gateway, bus and worker.
 * Answers are not checked against their contracts here; whoever asked does that.
 */
const env = z
  .object({ NATS_URL: z.string(), LOGGING_PASSWORD: z.string(), RETRIEVAL_PASSWORD: z.string(), PROFILE_PASSWORD: z.string() })
  .parse(process.env);

const join = (user: string, pass: string): Promise<NatsConnection> =>
  connect({ servers: env.NATS_URL, user, pass, inboxPrefix: `_INBOX_${user}` });

function answer<I extends z.ZodType, O extends z.ZodType>(
  bus: NatsConnection,
  contract: Rpc<I, O>,
  reply: (input: z.output<I>) => z.input<O>,
): void {
  bus.subscribe(contract.subject, {
    queue: contract.queue,
    callback: (error, message) => {
      if (error) throw error;
      message.respond(JSON.stringify({ ok: reply(message.json<z.output<I>>()) }));
    },
  });
}

const passages = ['Sled Push', 'Pacing', 'Grip'].map((section, at) => ({
  id: `stub_${at}`,
  sourceName: 'Stations',
  section,
  score: 0.5,
  content: 'Low hips, short steps, a straight back and an even breath. '.repeat(8),
}));

const logging = await join('logging', env.LOGGING_PASSWORD);
answer(logging, acceptTurn, ({ turnId, conversationId, athleteId, message, holder }) => {
  const state: ConductState = {
    turnId,
    conversationId,
    athleteId,
    message,
    holder,
    status: 'accepted',
    attempt: 1,
    text: null,
    end: null,
    sources: [],
    degraded: null,
    history: [],
  };
  return { outcome: 'created' as const, state };
});
answer(logging, renewLeases, ({ turns }) => ({ held: turns.map(({ turnId }) => turnId), stop: [] }));
answer(logging, finishTurn, ({ end }) => ({ end }));
const retrieval = await join('retrieval', env.RETRIEVAL_PASSWORD);
answer(retrieval, searchPassages, () => ({ passages, embeddingModel: 'stub', stages: {} }));
const profile = await join('athlete-profile', env.PROFILE_PASSWORD);
answer(profile, checkSession, () => ({ alive: true }));
answer(profile, summariseAthlete, () => ({
  summary: null,
  adult: null,
  division: null,
  sex: null,
  raceDate: null,
  trainingConsent: false,
}));
await Promise.all([logging, retrieval, profile].map((bus) => bus.flush()));
process.stdout.write('ready\n');
