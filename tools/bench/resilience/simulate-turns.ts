import type { GenerateInput, TurnEnd } from '@hyrox/contracts';
import { createLogger } from '@hyrox/telemetry';
import type { Clock } from '../../../apps/inference-gateway/src/clock.ts';
import { startAttempt } from '../../../apps/inference-gateway/src/generate/start-attempt.ts';
import { noBudget } from '../../../apps/inference-gateway/src/budget/budget.ts';
import { callEntry, type LedgerEntry } from '../../../apps/inference-gateway/src/ledger/ledger-entry.ts';
import { liveRoute, shippedCatalog } from '../../../apps/inference-gateway/src/models/model-catalog.ts';
import { ProviderConnections } from '../../../apps/inference-gateway/src/provider/connections.ts';
import { fixedRoutes } from '../../../apps/inference-gateway/src/routes/routes.ts';
import { createWorker } from '../../../apps/inference-gateway/src/worker.ts';
import type { BillLine } from '../../local/nebius/bill/bill.ts';
import { VirtualClock } from '../../local/nebius/clock/virtual-clock.ts';
import { countPromptTokens } from '../../local/nebius/count-tokens.ts';
import { SeededDraws } from '../../local/nebius/draw/seeded-draws.ts';
import { createNebiusStandIn } from '../../local/nebius/nebius-stand-in.ts';
import type { Truth } from '../../local/nebius/truth/truth.ts';
import { IdleWarmth } from './idle-warmth.ts';
import { SimulatedRecord } from './simulated-record.ts';
import type { World } from './worlds.ts';

const START_MS = Date.parse('2026-11-30T12:00:00Z');
/** A new connection, a request and its answer take that many turns of the event loop; figures.ts checks that it was enough. */
const TURNS_TO_SETTLE = 12;
/** About a tenth of a real turn: 3,713 tokens of prompt and 689 of answer. */
const messages = [{ role: 'user' as const, content: 'How should I pace the sled push in a doubles race, and what then? '.repeat(23) }];
const PROMPT_TOKENS = countPromptTokens(messages);
const ANSWER_TOKENS = 60;
const REAPED_AFTER_MS = 600;

export interface Simulation {
  turns: number;
  world: World;
  hedges: boolean;
  seed: string;
}

/** Everything that is known of one run, ours and the provider's. */
export interface Simulated {
  ends: TurnEnd[];
  /** What our ledger says, one row per call that may be charged. */
  entries: LedgerEntry[];
  /** What the provider charged, and what really happened to each request. */
  bill: BillLine[];
  truths: Truth[];
}

/** Runs turns through a whole worker against the provider's stand-in, both on one virtual clock; only sockets are real. */
export async function simulateTurns({ turns, world, hedges, seed }: Simulation): Promise<Simulated> {
  const time = new VirtualClock(START_MS, { turnsToSettle: TURNS_TO_SETTLE });
  const clock = clockOf(time);
  const script = { generate: { tokens: ANSWER_TOKENS - 1, seed } };
  const standIn = await createNebiusStandIn({ mode: 'scripted', script, profile: 'measured', clock: time, seed, rates: world.rates });
  const draws = new SeededDraws(seed, 'turns');
  const entries: LedgerEntry[] = [];
  const again = (turnId: string, attempt: number) =>
    void clock.after(REAPED_AFTER_MS, () => startAttempt(inputOf(turnId, attempt), worker));
  const record = new SimulatedRecord(again);
  const worker = createWorker({
    bus: record,
    connections: new ProviderConnections({ baseUrl: standIn.baseUrl, apiKey: 'any' }),
    routes: fixedRoutes(liveRoute(shippedCatalog(), undefined, new Date(START_MS))),
    budget: noBudget,
    ledger: { record: (call, status) => void [callEntry(call, status)].forEach((entry) => entry && entries.push(entry)) },
    log: createLogger('resilience', 'silent'),
    limits: { most: 100, mostPerSubject: 100, mostWaiting: 100 },
    hedges,
    warmth: new IdleWarmth(() => time.now()),
    clock,
    random: () => draws.uniform(),
  });
  try {
    const asked: Promise<TurnEnd>[] = [];
    time.auto = true;
    for (let turn = 0; turn < turns; turn++) {
      await time.wait(draws.hits(world.pauseShare) ? draws.between(310_000, 1_200_000) : draws.between(500, 20_000));
      const turnId = turnIdOf(turn);
      asked.push(record.end(turnId));
      startAttempt(inputOf(turnId, 1), worker);
    }
    const ends = await Promise.all(asked);
    // What a loser of the last race still costs.
    await time.wait(200_000);
    return { ends, entries, bill: standIn.state.bill.lines(), truths: standIn.state.truths.list() };
  } finally {
    worker.leases.stop();
    worker.frames.stop();
    await worker.connections.close();
    await standIn.close();
  }
}

const turnIdOf = (turn: number): string => `00000000-0000-7000-8000-${String(turn).padStart(12, '0')}`;

const inputOf = (turnId: string, attempt: number): GenerateInput => ({
  ...{ turnId, attempt, subjectKey: '0123456789abcdef0123456789abcdef', messages, promptTokens: PROMPT_TOKENS },
  ...{ maxTokens: 1_200, temperature: 0.7, carry: {} },
});

/** The virtual clock as a worker takes it. */
const clockOf = (time: VirtualClock): Clock => ({
  now: () => time.now(),
  after(ms, what) {
    const cancelled = new AbortController();
    void time.wait(Math.max(ms, 0.001), cancelled.signal).then(() => {
      if (!cancelled.signal.aborted) what();
    });
    return () => cancelled.abort();
  },
});
