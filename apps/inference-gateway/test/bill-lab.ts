import { setTimeout as sleep } from 'node:timers/promises';
import { finishTurn, renewLeases, type GenerateInput, type Rpc } from '@hyrox/contracts';
import type { Bus } from '@hyrox/messaging';
import { Database } from '@hyrox/service-kit';
import { createLogger } from '@hyrox/telemetry';
import { testDatabase, type TestDatabase } from '@hyrox/testing';
import { countPromptTokens } from '../../../tools/local/nebius/count-tokens.ts';
import { createNebiusStandIn, type NebiusStandIn } from '../../../tools/local/nebius/nebius-stand-in.ts';
import { SharedBudget } from '../src/budget/shared-budget.ts';
import { completeChat, type CompletionParts } from '../src/complete/complete-chat.ts';
import { finishAttempt } from '../src/generate/finish-attempt.ts';
import { startAttempt } from '../src/generate/start-attempt.ts';
import { UsageLedger } from '../src/ledger/record-usage.ts';
import { liveRoute, shippedCatalog } from '../src/models/model-catalog.ts';
import { complete, openCompletions } from '../src/provider/complete.ts';
import { ProviderConnections } from '../src/provider/connections.ts';
import { fixedRoutes, type Route } from '../src/routes/routes.ts';
import { ShadowRuns } from '../src/shadow/shadow-runs.ts';
import { createWorker, type Worker } from '../src/worker.ts';

const log = createLogger('bill-test', 'fatal');

/** Every fault of the provider at once, the quick ones. A refusal that is waited for in real time is rare. */
const RATES = {
  ...{ '503': 0.01, '429': { share: 0.03, retryAfterS: 0 }, '500': 0.04, reset: 0.04, cut_after_tokens: 0.06, error_frame: 0.04 },
  ...{ no_usage: 0.05, no_finish_reason: 0.03, no_done: 0.03, crlf: 0.03, split_utf8: 0.03, empty_choices: 0.03, duplicate_role: 0.03 },
  stall: { share: 0.01, tokens: 3 },
  cold_start: { share: 0.01, ms: 2_500 },
};
/** Paid and cut before the first token: what is asked again after it is a retry. The drawn cuts, somewhere in an answer, nearly never bring one. */
const FAULTS = [{ fault: 'cut_after_tokens', tokens: 0, times: 12 }];
const SCRIPT = { short: { generate: { tokens: 8 } }, long: { generate: { tokens: 400 } }, '.': { generate: { tokens: 60 } } };

/** A bus that agrees to everything: what is committed and leased is not what is looked at here. */
const agreeingBus = {
  holder: 'inference.ledgertest',
  connected: true,
  signal: () => undefined,
  publishFrames: () => undefined,
  onNobody: () => undefined,
  onReconnect: () => undefined,
  ask: (contract: Rpc, input: Record<string, unknown>) => {
    if (contract === (finishTurn as Rpc)) return Promise.resolve({ end: input['end'] });
    if (contract === (renewLeases as Rpc))
      return Promise.resolve({ held: (input['turns'] as { turnId: string }[]).map(({ turnId }) => turnId), stop: [] });
    return Promise.reject(new Error(`nobody answers ${contract.subject}`));
  },
} as unknown as Bus;

interface LabParts {
  server: TestDatabase;
  provider: NebiusStandIn;
  database: Database;
  ledger: UsageLedger;
  worker: Worker;
  shadows: ShadowRuns;
  completion: CompletionParts;
}

/** A worker with a real ledger on a real database, and a provider that charges every call and says what it charged. */
export class BillLab {
  readonly #parts: LabParts;

  private constructor(parts: LabParts) {
    this.#parts = parts;
  }

  get database(): Database {
    return this.#parts.database;
  }

  get providerUrl(): string {
    return this.#parts.provider.url;
  }

  static async open(): Promise<BillLab> {
    const [server, provider] = await Promise.all([
      testDatabase(),
      createNebiusStandIn({
        mode: 'scripted',
        script: SCRIPT,
        faults: FAULTS,
        rates: RATES,
        seed: 'bill',
        firstTokenMs: 1,
        tokensPerSecond: 4_000,
      }),
    ]);
    const database = new Database({ url: server.url('svc_inference_gateway'), log });
    const ledger = new UsageLedger({ database, written: () => undefined, log });
    // The stand-in shuts nobody out here: its limit is another test's.
    Object.assign(provider.state.profile.limit, { overdraftShare: null, overLimitWaitMs: 0 });
    const limits = { firstTokenMs: 1_500, betweenTokensMs: 1_500, totalMs: 8_000 };
    const connections = new ProviderConnections({ baseUrl: provider.baseUrl, apiKey: 'key', limits });
    const catalog = shippedCatalog();
    const routes = fixedRoutes(liveRoute(catalog, undefined, new Date()).slice(0, 2) as unknown as Route);
    // Limits that are never reached: spending is counted all the same.
    const budget = new SharedBudget({ database, ledger, limits: { day: 1e15, month: 1e15 }, log, written: () => undefined });
    const shadow = { model: 'meta-llama/Llama-3.3-70B-Instruct', percent: 30 };
    const shadows = new ShadowRuns({ shadow: () => shadow, catalog, connections, budget, ledger, database, log });
    const worker = createWorker({
      ...{ bus: agreeingBus, connections, routes, budget, shadow: shadows, ledger, log },
      ...{ limits: { most: 1_000, mostPerSubject: 1_000, mostWaiting: 1_000 }, hedges: true },
    });
    const client = openCompletions(connections);
    const completion: CompletionParts = { complete: (call) => complete(client, call), routes, budget, ledger, log };
    worker.fence.start();
    return new BillLab({ server, provider, database, ledger, worker, shadows, completion });
  }

  /** One turn to its end. `leaveAfterMs`: the athlete stops it then. `counted`: the conductor told how long the prompt is. */
  async turn(given: {
    turnId: string;
    subjectKey: string;
    words: string;
    maxTokens: number;
    counted: boolean;
    leaveAfterMs?: number | undefined;
  }): Promise<void> {
    const { turnId, subjectKey, words, maxTokens, counted, leaveAfterMs } = given;
    const messages: GenerateInput['messages'] = [
      { role: 'system', content: 'You are a coach.' },
      { role: 'user', content: words },
    ];
    const promptTokens = counted ? countPromptTokens(messages) : undefined;
    startAttempt({ turnId, attempt: 1, subjectKey, messages, promptTokens, maxTokens, temperature: 0.7, carry: {} }, this.#parts.worker);
    const generation = this.#parts.worker.generations.get(turnId);
    if (!generation) throw new Error('the attempt was not taken');
    if (leaveAfterMs !== undefined) {
      await sleep(leaveAfterMs);
      void finishAttempt(generation, { outcome: 'stopped', finish: 'stopped' }, this.#parts.worker);
    }
    while (generation.log.state !== 'ended' && generation.log.state !== 'dropped') await sleep(3);
  }

  /** One call without a stream; a failure is an outcome like another. */
  async complete(given: { requestId: string; subjectKey: string; purpose: string; words: string; maxTokens: number }): Promise<void> {
    const { words, ...rest } = given;
    const input = { ...rest, messages: [{ role: 'user' as const, content: words }], temperature: 0 };
    await completeChat(input, this.#parts.completion).catch(() => undefined);
  }

  /** Resolves when the provider has charged what it will and every row is written. */
  async settled(): Promise<void> {
    await this.#parts.shadows.idle();
    const { state } = this.#parts.provider;
    while (state.truths.list().some(({ outcome }) => outcome === 'generating')) await sleep(10);
    if (!(await this.#parts.ledger.drained(120_000))) throw new Error('the ledger could not be written');
  }

  async close(): Promise<void> {
    this.#parts.worker.fence.stop();
    this.#parts.worker.leases.stop();
    this.#parts.worker.frames.stop();
    await this.#parts.worker.connections.close();
    await this.#parts.provider.close();
    await this.#parts.database.end();
    await this.#parts.server.close();
  }
}
