import type { DynamicModule, INestApplication, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Bus, BusServer, PassErrorsFilter, type DeadLetters } from '@hyrox/messaging';
import { createLogger, flushTelemetry, type Logger } from '@hyrox/telemetry';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { BaseEnv } from './load-env.ts';
import { startOpsServer } from './ops-server.ts';

export interface ServiceParts {
  bus: Bus;
  log: Logger;
}

/** What a service hands over once its module is built. */
export interface ServiceAssembly {
  module: DynamicModule | Type;
  /** Where consumers keep what they cannot handle. Needed by services with `@Consumes`. */
  deadLetters?: DeadLetters;
  /** Beside the bus connection, what must hold for `/readyz`. */
  ready?: () => boolean | Promise<boolean>;
  /** After the transport listens: relays, reapers. */
  started?: () => void | Promise<void>;
  /** On SIGTERM, after `/readyz` turned false and before handlers stop: end or hand over what is running. */
  drain?: () => Promise<void>;
  /** Last: pools and timers. */
  closed?: () => Promise<void>;
}

export interface ServiceOptions {
  name: string;
  /** The word before the random part of the holder id; `gateway` and `inference` are addressed by it. */
  holderKind: string;
  env: BaseEnv;
  http?: { port: number; configure: (app: NestExpressApplication) => void };
  assemble: (parts: ServiceParts) => ServiceAssembly | Promise<ServiceAssembly>;
}

/** How a service lives: bus, module, transport, health, and an ordered end. The port opens last, so "listening" means ready. */
export async function runService(options: ServiceOptions): Promise<void> {
  const { env, name } = options;
  const log = createLogger(name, env.LOG_LEVEL);
  const bus = await Bus.connect({
    url: env.NATS_URL,
    user: env.NATS_USER,
    password: env.NATS_PASSWORD,
    holderKind: options.holderKind,
    log,
  });
  const assembly = await options.assemble({ bus, log });
  const app: INestApplication = await NestFactory.create<NestExpressApplication>(assembly.module, {
    logger: false,
    bodyParser: false,
    abortOnError: false,
  });
  app
    .connectMicroservice(
      { strategy: new BusServer({ bus, deadLetters: assembly.deadLetters, log }) },
      { inheritAppConfig: false, deferInitialization: true },
    )
    .useGlobalFilters(new PassErrorsFilter());
  if (options.http) options.http.configure(app as NestExpressApplication);
  await app.startAllMicroservices();
  await assembly.started?.();

  let ending = false;
  const ready = async () => !ending && bus.connected && ((await assembly.ready?.()) ?? true);
  const ops = await startOpsServer({ host: env.SERVICE_HOST, port: env.METRICS_PORT, ready });
  if (options.http) await app.listen(options.http.port, env.SERVICE_HOST);
  else await app.init();
  log.info({ holder: bus.holder, metricsPort: ops.port }, 'started');

  const end = async (signal: string) => {
    if (ending) return;
    ending = true;
    log.info({ signal }, 'stopping');
    await assembly.drain?.();
    await app.close();
    await assembly.closed?.();
    await bus.close();
    await ops.close();
    await flushTelemetry();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      end(signal).catch((error: unknown) => {
        log.fatal({ err: error }, 'the end was not orderly');
        process.exit(1);
      });
    });
  }
}
