import type { Account } from '../keys.ts';
import { freePort, SERVICES, type ServiceName } from '../ports.ts';
import * as processes from '../processes.ts';
import * as addresses from '../addresses.ts';
import type { PartName, ProcessContext } from '../addresses.ts';
import type { ReplicaPorts } from '../processes.ts';
import type { Stack } from '../stack.ts';
import type { ProcessSpec } from '../supervisor/launch.ts';
import { rotateIfLarge } from '../supervisor/log-file.ts';
import { SupervisedProcess } from '../supervisor/supervised-process.ts';
import { createAccounts } from './accounts.ts';
import { build } from './build.ts';
import { prepareDatabase } from './prepare-database.ts';
import { runOnce } from './one-shot.ts';
import { keepStreams, prepareNats } from './prepare-nats.ts';
import { standInEmbeddingModel } from './embedding-model.ts';
import { StartError } from './start-error.ts';

export interface StackRunOptions {
  context: ProcessContext;
  parts: ReadonlySet<PartName>;
  replicas: Partial<Record<ServiceName, number>>;
  build: boolean;
  log: (line: string) => void;
  signal: AbortSignal | undefined;
}

const ROTATE_EVERY_MS = 5_000;

/** One start of a stack: brings the parts up stage by stage and takes them down in reverse. */
export class StackRun {
  readonly #options: StackRunOptions;
  readonly #context: ProcessContext;
  readonly #stages: SupervisedProcess[][] = [];
  readonly #giveUp = new AbortController();
  readonly #replicaPorts = new Map<string, ReplicaPorts>();
  readonly #beforeStop: (() => Promise<void>)[] = [];
  #foreignAccounts: Account[] = [];

  constructor(options: StackRunOptions) {
    this.#options = options;
    this.#context = options.context;
  }

  async start(): Promise<void> {
    const given = this.#options.signal;
    const aborted = new Promise<never>((_, reject) => {
      const onAbort = (): void => reject(new StartError('The start was given up.'));
      if (given?.aborted) onAbort();
      given?.addEventListener('abort', onAbort, { once: true });
    });
    try {
      await Promise.race([this.#bringUp(), aborted]);
    } catch (error) {
      await this.stop();
      throw error;
    }
    const rotating = setInterval(() => this.#all().forEach(({ spec }) => rotateIfLarge(spec.logFile)), ROTATE_EVERY_MS);
    this.#beforeStop.push(async () => clearInterval(rotating));
  }

  async stop(): Promise<void> {
    this.#giveUp.abort();
    await Promise.all(this.#beforeStop.splice(0).map((end) => end()));
    for (const stage of this.#stages.splice(0).reverse()) await Promise.all(stage.map((process) => process.stop()));
  }

  stack(stop: () => Promise<void>): Stack {
    const { ports, keys } = this.#context;
    const url = (port: number): string => `http://127.0.0.1:${port}`;
    const replicas = [...this.#replicaPorts];
    return {
      urls: {
        web: url(ports.web),
        gateway: url(ports.gateway),
        gateways: replicas.flatMap(([, { http }]) => (http === undefined ? [] : [url(http)])),
        supabase: addresses.supabaseUrl(this.#context),
        openai: url(ports.openai),
        nebius: url(ports.nebius),
        nats: addresses.busAccess(this.#context, 'admin').url,
        metrics: Object.fromEntries(replicas.map(([name, { metrics }]) => [name, `${url(metrics)}/metrics`])),
      },
      ports,
      keys,
      foreignAccounts: this.#foreignAccounts,
      databaseUrl: (role) => addresses.databaseUrl(this.#context, role),
      processes: () => this.#all().map((process) => ({ name: process.spec.name, pid: process.pid, restarts: process.restarts })),
      kill: (name, signal) => this.#find(name).kill(signal),
      waitReady: (name) => this.#find(name).waitReady(),
      onRestart: (name, listener) => this.#find(name).onRestart(listener),
      stop,
    };
  }

  async #bringUp(): Promise<void> {
    const { parts, log, signal } = { ...this.#options, signal: this.#giveUp.signal };
    const context = this.#context;
    const wantedServices = SERVICES.filter((name) => parts.has(name));
    const built = this.#build([...wantedServices, ...(parts.has('web') ? ['web'] : [])]);
    // Awaited below; until then a failure must not count as unhandled.
    built.catch(() => undefined);
    const nats = parts.has('nats') ? [prepareNats(context, log)] : [];
    await this.#stage([...(parts.has('database') ? [processes.databaseProcess(context)] : []), ...nats]);
    if (parts.has('database') || context.settings.DATABASE_URL) await prepareDatabase(context, log);
    if (parts.has('nats') || context.settings.NATS_URL) this.#beforeStop.push(await keepStreams(context, log));
    const standIns = (['supabase', 'openai', 'nebius'] as const).filter((name) => parts.has(name));
    await this.#stage(standIns.map((name) => processes.standInProcess(context, name)));
    const embedding = addresses.embeddingEnv(context, parts.has('openai') ? await standInEmbeddingModel(context.ports.openai) : undefined);
    if (parts.has('supabase')) await this.#createAccounts();
    if (parts.has('knowledge')) await this.#loadKnowledge(embedding, signal);
    await built;
    await this.#stage(await this.#serviceSpecs(wantedServices, embedding));
    if (parts.has('web')) await this.#stage([processes.webProcess(context)]);
  }

  async #build(projects: string[]): Promise<void> {
    if (!this.#options.build || projects.length === 0) return;
    const startedAt = performance.now();
    await build(this.#context.root, projects, this.#context.settings.inherited, this.#giveUp.signal);
    this.#options.log(`built ${projects.length} projects (${seconds(startedAt)})`);
  }

  async #createAccounts(): Promise<void> {
    const { keys } = this.#context;
    this.#foreignAccounts = await createAccounts({
      supabaseUrl: addresses.supabaseUrl(this.#context),
      serviceRoleKey: keys.serviceRoleKey,
      passwords: keys.accountPasswords,
    });
  }

  async #loadKnowledge(embedding: Record<string, string>, signal: AbortSignal): Promise<void> {
    const startedAt = performance.now();
    await runOnce(processes.knowledgeStep(this.#context, embedding), signal);
    this.#options.log(`knowledge loaded (${seconds(startedAt)})`);
  }

  async #serviceSpecs(names: readonly ServiceName[], embedding: Record<string, string>): Promise<ProcessSpec[]> {
    const specs: ProcessSpec[] = [];
    for (const name of names) {
      for (let replica = 1; replica <= (this.#options.replicas[name] ?? 1); replica++) {
        const { ports } = this.#context;
        const metrics = replica === 1 ? ports.metrics[name] : await freePort();
        const http = name !== 'gateway' ? {} : { http: replica === 1 ? ports.gateway : await freePort() };
        this.#replicaPorts.set(processes.nameOf(name, replica), { metrics, ...http });
        specs.push(processes.serviceProcess(this.#context, name, replica, { metrics, ...http }, embedding));
      }
    }
    return specs;
  }

  /** Starts processes that do not depend on each other and waits until all are ready. */
  async #stage(specs: ProcessSpec[]): Promise<void> {
    if (this.#giveUp.signal.aborted) throw new StartError('The start was given up.');
    if (specs.length === 0) return;
    const startedAt = performance.now();
    const stage = specs.map((spec) => new SupervisedProcess(spec, this.#options.log));
    this.#stages.push(stage);
    await Promise.all(stage.map((process) => process.start()));
    this.#options.log(`${specs.map(({ name }) => name).join(', ')}: ready (${seconds(startedAt)})`);
  }

  #all(): SupervisedProcess[] {
    return this.#stages.flat();
  }

  #find(name: string): SupervisedProcess {
    const found = this.#all().find(({ spec }) => spec.name === name);
    if (!found)
      throw new Error(
        `No process is called ${name}: ${this.#all()
          .map(({ spec }) => spec.name)
          .join(', ')}`,
      );
    return found;
  }
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
