import { inferenceGenerate, watchTurn, type Frame, type GenerateInput } from '@hyrox/contracts';
import { Bus, BusServer, PassErrorsFilter } from '@hyrox/messaging';
import { Database, DeadLetterStore } from '@hyrox/service-kit';
import type { DeadLetters } from '@hyrox/messaging';
import { createLogger } from '@hyrox/telemetry';
import type { DynamicModule, INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { noBudget } from '../src/budget/budget.ts';
import { dropAttempt } from '../src/generate/drop-attempt.ts';
import { InferenceModule } from '../src/inference.module.ts';
import { parseCatalog, liveRoute } from '../src/models/model-catalog.ts';
import { ProviderConnections, type ProviderLimits } from '../src/provider/connections.ts';
import { complete, openCompletions } from '../src/provider/complete.ts';
import { callEntry, type LedgerEntry } from '../src/ledger/ledger-entry.ts';
import type { ProviderCall } from '../src/provider/provider-call.ts';
import { LiveRoutes } from '../src/routes/live-routes.ts';
import { fixedRoutes } from '../src/routes/routes.ts';
import { createWorker, type Worker, type WorkerParts } from '../src/worker.ts';
import { epochClock } from '../src/warmth/epoch-clock.ts';
import { TrackedWarmth } from '../src/warmth/tracked-warmth.ts';
import { startNatsServer, type NatsServer } from './nats-server.ts';
import { RecordedLogging, RecordedLoggingHandler } from './recorded-logging.ts';
import { ScriptedProvider } from './scripted-provider.ts';

const log = createLogger('inference-test', 'fatal');
export const SUBJECT = '0123456789abcdef0123456789abcdef';

const price = { validFrom: '2026-01-01', nanoUsdPerTokenIn: 130, nanoUsdPerTokenOut: 400 };
const models = ['first/model', 'second/model'].map((id) => ({
  id,
  lifecycle: 'live',
  contextTokens: 1000,
  fineTuned: false,
  examplesInPrompt: true,
  tokenizer: 'llama-3',
  prices: [price],
}));

const ROOM = { most: 100, mostPerSubject: 100, mostWaiting: 100 };

/** One worker, a recorded logging service, a scripted provider and gateways that only listen, on a real nats-server. */
export class WorkerLab {
  readonly entries: LedgerEntry[] = [];
  readonly #apps: INestMicroservice[] = [];
  readonly #buses: Bus[] = [];

  private constructor(
    readonly nats: NatsServer,
    readonly provider: ScriptedProvider,
    readonly logging: RecordedLogging,
  ) {}

  worker!: Worker;

  static async open(limits: Partial<ProviderLimits> = {}, more: Partial<WorkerParts> = {}): Promise<WorkerLab> {
    const [nats, provider] = await Promise.all([startNatsServer(), ScriptedProvider.start()]);
    const lab = new WorkerLab(nats, provider, new RecordedLogging());
    const loggingBus = await lab.bus('logging');
    const providers = [{ provide: RecordedLogging, useValue: lab.logging }];
    await lab.#serve({ module: class LoggingModule {}, controllers: [RecordedLoggingHandler], providers }, loggingBus);
    await lab.#startWorker(limits, more);
    return lab;
  }

  async bus(holderKind: string): Promise<Bus> {
    const bus = await Bus.connect({ url: this.nats.url, holderKind, log });
    this.#buses.push(bus);
    return bus;
  }

  async gateway(): Promise<ListeningGateway> {
    const gateway = new ListeningGateway(await this.bus('gateway'));
    await gateway.bus.connection.flush();
    return gateway;
  }

  async close(): Promise<void> {
    for (const generation of this.worker.generations.live()) dropAttempt(generation, 'leaving', this.worker);
    this.worker.leases.stop();
    this.worker.fence.stop();
    this.worker.frames.stop();
    await Promise.all(this.#apps.map((app) => app.close()));
    await Promise.all(this.#buses.map((bus) => bus.close()));
    await this.worker.connections.close();
    await this.provider.stop();
    await this.nats.stop();
  }

  async #startWorker(limits: Partial<ProviderLimits>, more: Partial<WorkerParts>): Promise<void> {
    const bus = await this.bus('inference');
    const connections = new ProviderConnections({ baseUrl: this.provider.baseUrl, apiKey: 'key', limits });
    const ledger = {
      record: (call: ProviderCall, status: string) => {
        const entry = callEntry(call, status);
        if (entry) this.entries.push(entry);
      },
    };
    const routes = fixedRoutes(liveRoute(parseCatalog(models), undefined, new Date()));
    const warmth = new TrackedWarmth({ clock: epochClock });
    this.worker = createWorker({ bus, connections, routes, budget: noBudget, ledger, log, limits: ROOM, hedges: false, warmth, ...more });
    this.worker.fence.start();
    this.worker.leases.start();
    const client = openCompletions(connections);
    const completion = {
      complete: (call: Parameters<typeof complete>[1]) => complete(client, call),
      routes,
      budget: noBudget,
      ledger,
      log,
    };
    // Turns do not touch the database, so there is none.
    const database = new Database({ url: 'postgres://nobody@127.0.0.1:1/none', log });
    const switching = {
      database,
      routes: new LiveRoutes({ bus, database, catalog: parseCatalog(models), configured: undefined, log }),
      written: () => undefined,
    };
    await this.#serve(
      InferenceModule.of({ bus, worker: this.worker, database, completion, switching }),
      bus,
      new DeadLetterStore(database),
    );
  }

  async #serve(module: DynamicModule, bus: Bus, deadLetters?: DeadLetters): Promise<void> {
    const app = await NestFactory.createMicroservice(module, {
      strategy: new BusServer({ bus, deadLetters, log }),
      logger: false,
      abortOnError: false,
    });
    app.useGlobalFilters(new PassErrorsFilter());
    await app.listen();
    this.#apps.push(app);
  }
}

/** A gateway that shows nothing: it collects frames and says what a reader would have. */
export class ListeningGateway {
  readonly frames: Frame[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(readonly bus: Bus) {
    bus.onFrames(({ frames }) => {
      this.frames.push(...frames);
      for (const look of [...this.#waiting]) look();
    });
  }

  of(turnId: string): Frame[] {
    return this.frames.filter((frame) => frame.turnId === turnId);
  }

  /** The text a reader holds, frame by frame; throws where a frame does not follow the one before. */
  text(turnId: string, from = ''): string {
    return this.of(turnId).reduce((text, frame) => {
      if (frame.at > text.length) throw new Error(`a gap: ${text.length} units, then a frame at ${frame.at}`);
      return text + frame.text.slice(text.length - frame.at);
    }, from);
  }

  /** Resolves with the first frame that fits, of those seen and of those to come. */
  async frame(fits: (frame: Frame) => boolean): Promise<Frame> {
    for (;;) {
      const found = this.frames.find(fits);
      if (found) return found;
      await new Promise<void>((look) => this.#waiting.add(look));
    }
  }

  end(turnId: string): Promise<Frame> {
    return this.frame((frame) => frame.turnId === turnId && frame.meta?.end !== undefined);
  }

  generate(turnId: string, more: Partial<GenerateInput> = {}): Promise<{ worker: string }> {
    const messages = [{ role: 'user' as const, content: 'How do I pace the sled?' }];
    const input = {
      turnId,
      attempt: 1,
      subjectKey: SUBJECT,
      gateway: this.bus.holder,
      messages,
      maxTokens: 100,
      temperature: 0.7,
      carry: {},
      ...more,
    };
    return this.bus.ask(inferenceGenerate, input, { timeoutMs: 2000 });
  }

  watch(worker: string, turnId: string, at: number, attempt = 1) {
    return this.bus.askHolder(worker, watchTurn, { turnId, attempt, gateway: this.bus.holder, at }, { timeoutMs: 1000 });
  }
}

/** Resolves once `holds` does; looks again every few milliseconds, for facts that no event tells. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((again) => setTimeout(again, 5));
}
