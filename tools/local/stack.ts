import path from 'node:path';
import type { Account, DatabaseRole, Keys } from './keys.ts';
import type { Ports, ServiceName } from './ports.ts';
import type { PartName } from './addresses.ts';
import type { Settings } from './settings.ts';
import { loadKeys, withApiKeys } from './keys.ts';
import { PARTS, supabaseUrl } from './addresses.ts';
import { loadSettings } from './settings.ts';
import { openDataFolder } from './start/data-folder.ts';
import { explainFullDisk, refuseFullDisk, refuseTakenPorts } from './start/preflight.ts';
import { StackRun } from './start/stack-run.ts';
import { neededPorts, wantedParts } from './start/wanted-parts.ts';

export interface StackOptions {
  /** Everything the stack keeps; made when it is not there, locked while it runs. */
  dataDir: string;
  ports: Ports;
  web?: boolean;
  /** Runs `nx build` of what is started first; default true, unless the settings say that it was built just now. */
  build?: boolean;
  /** How many of a service run; default one. Further ones listen on free ports. */
  replicas?: Partial<Record<ServiceName, number>>;
  /** Added to the environment of a part. */
  env?: Partial<Record<PartName, Record<string, string>>>;
  /** Only these parts; default all. Migrations run when there is a database, streams are made when there is a bus. */
  only?: readonly PartName[];
  /** Default: read from the environment of this process. */
  settings?: Settings;
  /** Empties the data folder first. */
  reset?: boolean;
  log?: (line: string) => void;
  /** Aborting gives the start up and stops what runs. */
  signal?: AbortSignal;
}

export interface ProcessFacts {
  name: string;
  pid: number | undefined;
  restarts: number;
}

export interface Stack {
  urls: {
    web: string;
    gateway: string;
    /** Of every replica, the first one first. */
    gateways: string[];
    supabase: string;
    openai: string;
    nebius: string;
    nats: string;
    /** `<process name>` to its `/metrics`. */
    metrics: Record<string, string>;
  };
  ports: Ports;
  keys: Keys;
  /** Accounts that exist with a password other than that in `keys`. */
  foreignAccounts: readonly Account[];
  databaseUrl: (role: DatabaseRole) => string;
  processes: () => ProcessFacts[];
  /** Signals the process itself, also inside a wrapper. It is started again when that ends it. */
  kill: (name: string, signal: NodeJS.Signals) => void;
  waitReady: (name: string) => Promise<void>;
  /** Calls the listener each time the process is ready again; returns how to unsubscribe. */
  onRestart: (name: string, listener: () => void) => () => void;
  /** In reverse order: SIGTERM, 10 s, SIGKILL. Nothing is left running. */
  stop: () => Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');
const AFTER_ABRUPT_END_MS = 8_000;

/**
 * Starts the whole product on this machine, in order of dependency, and keeps it running. Resolves when every part is ready;
 * rejects with a StartError (one sentence) when it cannot, and then nothing is left running.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const settings = options.settings ?? loadSettings(process.env);
  const { dataDir, ports, web = true } = options;
  const log = options.log ?? (() => undefined);
  try {
    const folder = await openDataFolder(dataDir, {
      url: `http://127.0.0.1:${web ? ports.web : ports.gateway}`,
      reset: options.reset ?? false,
    });
    try {
      refuseFullDisk(dataDir);
      const parts = wantedParts(options.only ?? PARTS, { web, settings });
      await refuseTakenPorts(neededPorts(parts, ports), folder.endedAbruptly ? AFTER_ABRUPT_END_MS : 0);
      const keys = await withApiKeys(await loadKeys(dataDir), supabaseUrl({ ports, settings }));
      const context = { root, dataDir, ports, keys, settings, env: options.env ?? {} };
      const run = new StackRun({
        context,
        parts,
        replicas: options.replicas ?? {},
        build: options.build ?? settings.HYROX_BUILT === undefined,
        log,
        signal: options.signal,
      });
      await run.start();
      return run.stack(async () => {
        await run.stop();
        await folder.release();
      });
    } catch (error) {
      await folder.release();
      throw error;
    }
  } catch (error) {
    throw explainFullDisk(error, dataDir);
  }
}
