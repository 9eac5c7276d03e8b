import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { searchPassages, summariseAthlete, type AthleteSummary, type SearchInput, type SearchOutput } from '@hyrox/contracts';
import { Bus, BusServer, PassErrorsFilter } from '@hyrox/messaging';
import { createLogger } from '@hyrox/telemetry';
import { assembleGateway } from '../src/assemble-gateway.ts';
import { configureHttp } from '../src/http/configure-http.ts';
import { answerOnBus } from './answer-on-bus.ts';
import { FakeRecord } from './fake-record.ts';
import { FakeWorker, type WorkerScript } from './fake-worker.ts';
import { NatsServer } from './nats-server.ts';
import { SignIn } from './sign-in.ts';

export interface Gateway {
  url: string;
  bus: Bus;
  drain: () => Promise<void>;
  stop: () => Promise<void>;
}

const log = createLogger('gateway', 'fatal');
const ATHLETE: AthleteSummary = { summary: null, adult: null, division: null, sex: null, raceDate: null, trainingConsent: false };

/** Real gateways over a real bus, and everything around them from a script. */
export class GatewayLab {
  readonly searches: SearchInput[] = [];
  search: (input: SearchInput) => SearchOutput | Promise<SearchOutput> = () => ({
    passages: [{ id: 'team1c_000', sourceName: 'Stations', section: 'Sled Push', score: 0.5, content: 'Low hips.' }],
    embeddingModel: 'm',
    stages: { embed: 1 },
  });
  summary: () => AthleteSummary | Promise<AthleteSummary> = () => ATHLETE;
  readonly workers: FakeWorker[] = [];
  private readonly gateways: Gateway[] = [];

  private constructor(
    readonly nats: NatsServer,
    readonly signIn: SignIn,
    readonly record: FakeRecord,
    private readonly sidecars: Bus,
  ) {
    answerOnBus(sidecars, searchPassages, (input) => {
      this.searches.push(input);
      return this.search(input);
    });
    answerOnBus(sidecars, summariseAthlete, () => this.summary());
  }

  static async start(): Promise<GatewayLab> {
    const [nats, signIn] = await Promise.all([NatsServer.start(), SignIn.start()]);
    const sidecars = await Bus.connect({ url: nats.url, holderKind: 'record', log });
    const lab = new GatewayLab(nats, signIn, new FakeRecord(sidecars), sidecars);
    await sidecars.connection.flush();
    return lab;
  }

  async worker(script: WorkerScript): Promise<FakeWorker> {
    const worker = await FakeWorker.start(this.nats.url, this.record, script);
    this.workers.push(worker);
    return worker;
  }

  /** As runService does it, without the process. */
  async gateway(perAthlete = 4): Promise<Gateway> {
    const bus = await Bus.connect({ url: this.nats.url, holderKind: 'gateway', log });
    const env = { SUPABASE_URL: this.signIn.url, SUBJECT_KEY_SECRET: 'a secret of this test', SSE_PER_ATHLETE: perAthlete };
    const assembly = assembleGateway(env, { bus, log });
    const app = await NestFactory.create<NestExpressApplication>(assembly.module, {
      logger: false,
      bodyParser: false,
      abortOnError: false,
    });
    app
      .connectMicroservice({ strategy: new BusServer({ bus, log }) }, { inheritAppConfig: false })
      .useGlobalFilters(new PassErrorsFilter());
    configureHttp(app);
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
    const gateway = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bus, drain, stop };
    this.gateways.push(gateway);
    return gateway;
  }

  async stop(): Promise<void> {
    await Promise.all(this.gateways.map((gateway) => gateway.stop()));
    await Promise.all(this.workers.map((worker) => worker.bus.close()));
    await this.sidecars.close();
    await this.nats.kill();
    await this.signIn.stop();
  }
}
