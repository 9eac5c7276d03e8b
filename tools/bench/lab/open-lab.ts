import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { NO_LIMITS } from '../../local/client/no-limits.ts';
import { freePorts } from '../../local/ports.ts';
import { PARTS } from '../../local/addresses.ts';
import { loadSettings } from '../../local/settings.ts';
import { loadKeys } from '../../local/keys.ts';
import { startStack, type Stack, type StackOptions } from '../../local/stack.ts';
import { beginKnowing } from '../../local/test/knowing-database.ts';
import { startNatsCluster, type NatsCluster } from './nats-cluster.ts';

export interface LabOptions {
  replicas?: StackOptions['replicas'];
  env?: StackOptions['env'];
  /** Parts that are left out, because the bench brings its own. */
  without?: readonly (typeof PARTS)[number][];
  /** Only these parts; default all. */
  only?: readonly (typeof PARTS)[number][];
  /** Three NATS nodes that keep every stream together instead of one. */
  natsCluster?: boolean;
  /** A real Postgres instead of the embedded one, as its owner. */
  databaseUrl?: string | undefined;
  build?: boolean;
  /** The page too; default without. */
  web?: boolean;
  log?: (line: string) => void;
}

/** The product on free ports and in a temporary folder, and how to end it so that nothing is left. */
export interface Lab {
  stack: Stack;
  dataDir: string;
  /** Present when the lab was opened with one. */
  natsCluster?: NatsCluster;
  /** Stops everything. The logs of the processes are kept when somebody has to read them. */
  close(options?: { keepLogs: boolean }): Promise<void>;
}

/** Variables that name a real service: a bench never reaches beyond this machine. */
const REAL = /^(DATABASE_URL|SUPABASE_.*|NATS_URL|NEBIUS_.*|OPENAI_.*|EMBEDDING_MODEL|OTEL_.*|FAULTS|COACH_MODE|HYROX_DATA_DIR)$/;

/** What the caller sets for a part wins. */
function withoutLimits(env: LabOptions['env'] = {}): NonNullable<LabOptions['env']> {
  const parts = Object.keys(NO_LIMITS) as (keyof typeof NO_LIMITS)[];
  return { ...env, ...Object.fromEntries(parts.map((part) => [part, { ...NO_LIMITS[part], ...env[part] }])) };
}

/** Starts the whole product, without its page unless asked, with stand-ins for everything outside. */
export async function openLab(options: LabOptions = {}): Promise<Lab> {
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !REAL.test(name)));
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-bench-'));
  const removeFolder = () => fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
  let natsCluster: NatsCluster | undefined;
  try {
    if (options.natsCluster) natsCluster = await startNatsCluster({ dir: dataDir, passwords: (await loadKeys(dataDir)).natsPasswords });
    const bus = natsCluster ? { NATS_URL: natsCluster.url, NATS_REPLICAS: '3' } : {};
    if (options.databaseUrl === undefined) await beginKnowing(dataDir);
    const stack = await startStack({
      dataDir,
      ports: await freePorts(),
      settings: loadSettings({ LOG_LEVEL: 'info', ...environment, DATABASE_URL: options.databaseUrl, ...bus }),
      web: options.web ?? false,
      ...(options.build === undefined ? {} : { build: options.build }),
      only: (options.only ?? PARTS).filter((part) => !options.without?.includes(part)),
      ...(options.replicas ? { replicas: options.replicas } : {}),
      env: withoutLimits(options.env),
      ...(options.log ? { log: options.log } : {}),
    });
    const close = async ({ keepLogs } = { keepLogs: false }) => {
      await stack.stop();
      await natsCluster?.stop();
      if (!keepLogs) return removeFolder();
      for (const name of fs.readdirSync(dataDir))
        if (name !== 'logs') fs.rmSync(path.join(dataDir, name), { recursive: true, force: true });
    };
    return { stack, dataDir, close, ...(natsCluster ? { natsCluster } : {}) };
  } catch (error) {
    await natsCluster?.stop();
    removeFolder();
    throw error;
  }
}
