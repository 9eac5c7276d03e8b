import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  checkSession,
  eventSubject,
  liveModel,
  nearestExamples,
  searchPassages,
  summariseAthlete,
  type AthleteSummary,
  type EventContract,
  type ExamplesOutput,
  type LiveModel,
  type SearchInput,
  type SearchOutput,
} from '@hyrox/contracts';
import { Bus, BusServer, PassErrorsFilter } from '@hyrox/messaging';
import { athleteRef } from '@hyrox/service-kit';
import { createLogger } from '@hyrox/telemetry';
import type { z } from 'zod';
import { provision } from '../../../tools/local/nats/provision.ts';
import { readStreamPlans } from '../../../tools/local/nats/streams.ts';
import { assembleGateway, type AssemblyEnv } from '../src/assemble-gateway.ts';
import { configureHttp, type HttpEnv } from '../src/http/configure-http.ts';
import { answerOnBus } from './answer-on-bus.ts';
import { FakePages } from './fake-pages.ts';
import { FakeRecord } from './fake-record.ts';
import { FakeWorker, type WorkerScript } from './fake-worker.ts';
import { NatsServer } from './nats-server.ts';
import { SignIn } from './sign-in.ts';

export type GatewaySettings = Partial<AssemblyEnv & HttpEnv>;

export interface Gateway {
  url: string;
  app: NestExpressApplication;
  bus: Bus;
  drain: () => Promise<void>;
  stop: () => Promise<void>;
}

const log = createLogger('gateway', 'fatal');
const ATHLETE: AthleteSummary = { summary: null, adult: null, division: null, sex: null, raceDate: null, trainingConsent: false };

const FINE_TUNE: LiveModel = { modelId: 'm', fineTuned: true, examplesInPrompt: false, contextTokens: 131_072 };

/** Wide enough that no test meets a limit it does not mean. */
const SETTINGS = {
  SUBJECT_KEY_SECRET: 'a secret of this test',
  SSE_PER_ATHLETE: 4,
  FEEDS_PER_ATHLETE: 6,
  SSE_TOTAL: 1_000,
  ATHLETE_REQUESTS_PER_MINUTE: 100_000,
  ATHLETE_REQUESTS_BURST: 100_000,
  ADDRESS_REQUESTS_PER_MINUTE: 100_000,
  TRUSTED_PROXY_HOPS: 0,
};

/** Real gateways over a real bus, and everything around them from a script. */
export class GatewayLab {
  readonly searches: SearchInput[] = [];
  search: (input: SearchInput) => SearchOutput | Promise<SearchOutput> = () => ({
    passages: [{ id: 'team1c_000', sourceName: 'Stations', section: 'Sled Push', score: 0.5, content: 'Low hips.' }],
    embeddingModel: 'm',
    stages: { embed: 1 },
  });
  live: () => LiveModel | Promise<LiveModel> = () => FINE_TUNE;
  examples: () => ExamplesOutput | Promise<ExamplesOutput> = () => ({ examples: [], embeddingModel: 'm', stages: {} });
  summary: () => AthleteSummary | Promise<AthleteSummary> = () => ATHLETE;
  /** Sessions that were ended elsewhere. */
  readonly ended = new Set<string>();
  /** Sessions that were asked about, each as often as it was. */
  readonly checked: string[] = [];
  checkSession: (sessionId: string) => boolean | Promise<boolean> = (sessionId) => !this.ended.has(sessionId);
  readonly workers: FakeWorker[] = [];
  private readonly gateways: Gateway[] = [];

  private constructor(
    readonly nats: NatsServer,
    readonly signIn: SignIn,
    readonly record: FakeRecord,
    readonly sidecars: Bus,
  ) {
    answerOnBus(sidecars, searchPassages, (input) => {
      this.searches.push(input);
      return this.search(input);
    });
    answerOnBus(sidecars, liveModel, () => this.live());
    answerOnBus(sidecars, nearestExamples, () => this.examples());
    answerOnBus(sidecars, summariseAthlete, () => this.summary());
    answerOnBus(sidecars, checkSession, async ({ sessionId }) => {
      this.checked.push(sessionId);
      return { alive: await this.checkSession(sessionId) };
    });
  }

  static async start(): Promise<GatewayLab> {
    const [nats, signIn] = await Promise.all([NatsServer.start(), SignIn.start()]);
    const sidecars = await Bus.connect({ url: nats.url, holderKind: 'record', log });
    const lab = new GatewayLab(nats, signIn, new FakeRecord(sidecars), sidecars);
    await sidecars.connection.flush();
    return lab;
  }

  /** Everything behind the pages, from memory. */
  async pages(): Promise<FakePages> {
    const pages = new FakePages(this.sidecars);
    await this.sidecars.connection.flush();
    return pages;
  }

  /** The event stream, as `npm start` makes it. */
  async eventStream(): Promise<void> {
    await provision(this.sidecars.connection, readStreamPlans());
  }

  /** A fact about an athlete, as the outbox relay appends it. Resolves with its place in the stream. */
  async say<D extends z.ZodType>(contract: EventContract<D>, athleteId: string, data: Omit<z.input<D>, 'athleteRef'>): Promise<number> {
    const ref = athleteRef(SETTINGS.SUBJECT_KEY_SECRET, athleteId);
    const body = JSON.stringify({ ...data, athleteRef: ref });
    const stored = await this.sidecars.connection.request(eventSubject(contract, ref), body, { timeout: 2_000 });
    return stored.json<{ seq: number }>().seq;
  }

  async worker(script: WorkerScript): Promise<FakeWorker> {
    const worker = await FakeWorker.start(this.nats.url, this.record, script);
    this.workers.push(worker);
    return worker;
  }

  /** As runService does it, without the process. */
  async gateway(settings: GatewaySettings = {}): Promise<Gateway> {
    const bus = await Bus.connect({ url: this.nats.url, holderKind: 'gateway', log });
    const env = { SUPABASE_URL: this.signIn.url, SUPABASE_JWT_ISSUER: undefined, ...SETTINGS, ...settings };
    const assembly = assembleGateway(env, { bus, log });
    const app = await NestFactory.create<NestExpressApplication>(assembly.module, {
      logger: false,
      bodyParser: false,
      abortOnError: false,
    });
    app
      .connectMicroservice({ strategy: new BusServer({ bus, log }) }, { inheritAppConfig: false })
      .useGlobalFilters(new PassErrorsFilter());
    configureHttp(env)(app);
    await app.startAllMicroservices();
    await app.listen(0, '127.0.0.1');
    const server = app.getHttpServer() as Server;
    const drain = async () => assembly.drain?.();
    const stop = async () => {
      await drain();
      server.closeAllConnections();
      await app.close();
      await assembly.closed?.();
      await bus.close();
    };
    const gateway = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, app, bus, drain, stop };
    this.gateways.push(gateway);
    return gateway;
  }

  async stop(): Promise<void> {
    await Promise.all(this.gateways.map((gateway) => gateway.stop()));
    await Promise.all(this.workers.map((worker) => worker.bus.close()));
    await this.sidecars.close();
    await this.nats.stop();
    await this.signIn.stop();
  }
}
