import { randomUUID } from 'node:crypto';
import { checkAnswer } from '@hyrox/coaching';
import * as contract from '@hyrox/contracts';
import { athleteRef, Database } from '@hyrox/service-kit';
import { createLogger } from '@hyrox/telemetry';
import { testDatabase } from '@hyrox/testing';
import pg from 'pg';
import type { z } from 'zod';
import { openPrisma } from '../src/db/prisma.client.ts';
import { acceptTurn } from '../src/turns/accept-turn.ts';
import { beginAttempt } from '../src/turns/begin-attempt.ts';
import { bumpAttempt } from '../src/turns/bump-attempt.ts';
import { finishTurn } from '../src/turns/finish-turn.ts';
import { releaseAttempt } from '../src/turns/release-attempt.ts';
import { renewLeases } from '../src/turns/renew-leases.ts';
import type { Allowance } from '../src/usage/allowance.ts';

export const GATEWAY = 'gateway.conductor1';
export const OTHER_GATEWAY = 'gateway.conductor2';
export const WORKER = 'inference.worker01';
export const OTHER_WORKER = 'inference.worker02';

export interface Athlete {
  athleteId: string;
  athleteRef: string;
}

export type Question = z.output<typeof contract.acceptTurn.input>;
export type Place = { turnId: string; attempt: number };

/** For tests that ask more than an athlete would. */
const PLENTY: Allowance = { turnsPerMinute: 10_000, turnsPerDay: 100_000, tokensPerDay: 1_000_000_000 };

/** What a worker brings back when everything went well. */
export const DONE: contract.TurnEnd = {
  outcome: 'done',
  finish: 'stop',
  model: 'coach-k',
  tokensIn: 3700,
  tokensOut: 690,
  costNanoUsd: 757_000,
  stages: { first_token: 410 },
  notices: [],
};

/** An answer exactly as the contract has it: nothing missing, nothing beside it. */
function exact<C extends contract.Rpc>(of: C, answer: unknown): z.output<C['output']> {
  const parsed = of.output.parse(answer);
  if (JSON.stringify(sorted(parsed)) !== JSON.stringify(sorted(answer))) throw new Error(`${of.subject} answers more than its contract`);
  return parsed as z.output<C['output']>;
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .sort()
            .map(([key, part]) => [key, sorted(part)]),
        )
      : value;

/** The service's verbs on a real database, connected as the service's own role, and the owner's eyes beside them. */
export async function openRecord() {
  const server = await testDatabase();
  const log = createLogger('logging', 'silent');
  const database = new Database({ url: server.url('svc_logging'), log });
  const owner = new pg.Pool({ connectionString: server.url(), max: 1 });
  const prisma = openPrisma(database.pool);
  let kicks = 0;
  const signals: { subject: string; data: unknown }[] = [];
  const deps = {
    database,
    prisma,
    log,
    checks: checkAnswer,
    allowance: PLENTY,
    relay: { kick: () => void kicks++ },
    erasures: { kick: () => undefined },
    bus: { signal: (of: contract.Signal, data: unknown) => void signals.push({ subject: of.subject, data }) },
  };
  const rows = async <T extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await owner.query<T>(text, values)).rows;

  const newAthlete = async (): Promise<Athlete> => {
    const athleteId = randomUUID();
    await owner.query('insert into auth.users (id, email) values ($1, $2)', [athleteId, `${athleteId}@hyrox.test`]);
    return { athleteId, athleteRef: athleteRef('a secret for tests', athleteId) };
  };
  const question = (athlete: Athlete, over: Partial<Question> = {}): Question => ({
    ...athlete,
    turnId: randomUUID(),
    conversationId: randomUUID(),
    message: 'How do I pace the sled push?',
    holder: GATEWAY,
    ...over,
  });
  const accept = async (input: Question) => exact(contract.acceptTurn, await acceptTurn(input, deps));
  const begin = async (at: Place, holder = GATEWAY) => exact(contract.beginAttempt, await beginAttempt({ ...at, holder }, deps));
  const bump = async (at: Place, holder = GATEWAY) => exact(contract.bumpAttempt, await bumpAttempt({ ...at, holder }, deps));
  const renew = async (worker: string, ...turns: Place[]) => exact(contract.renewLeases, await renewLeases({ worker, turns }, deps));
  const release = async (worker: string, at: Place) => exact(contract.releaseAttempt, await releaseAttempt({ ...at, worker }, deps));
  const finish = async (at: Place, over: { worker?: string; end?: contract.TurnEnd; text?: string; carry?: contract.Carry } = {}) =>
    exact(
      contract.finishTurn,
      await finishTurn({ ...at, worker: WORKER, end: DONE, text: 'Short steps, low hips.', carry: {}, ...over }, deps),
    );
  /** From here on this is what every athlete may use; nothing named is plenty. */
  const allow = (over: Partial<Allowance> = {}) => void (deps.allowance = { ...PLENTY, ...over });
  /** A turn that was asked, run and answered. */
  const answered = async (athlete: Athlete, over: Partial<Question> = {}, how: Parameters<typeof finish>[1] = {}) => {
    const asked = question(athlete, over);
    await accept(asked);
    await renew(WORKER, { turnId: asked.turnId, attempt: 1 });
    await finish({ turnId: asked.turnId, attempt: 1 }, how);
    return asked;
  };
  const generation = async (turnId: string) => (await rows('select * from generations where turn_id = $1', [turnId]))[0];
  const messages = (turnId: string) => rows('select * from messages where turn_id = $1 order by seq', [turnId]);
  const events = async (turnId: string) =>
    (await rows<{ name: string }>(`select name from outbox where payload ->> 'turnId' = $1 order by id`, [turnId])).map((row) => row.name);
  const close = async () => {
    await prisma.$disconnect();
    await database.end();
    await owner.end();
    await server.close();
  };
  const steps = { accept, begin, bump, renew, release, finish, answered };
  return { ...steps, allow, kicks: () => kicks, database, deps, signals, rows, newAthlete, question, generation, messages, events, close };
}

export type TestRecord = Awaited<ReturnType<typeof openRecord>>;
