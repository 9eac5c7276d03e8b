import fs from 'node:fs';
import path from 'node:path';
import { loadKeys, withApiKeys, type Keys } from '../keys.ts';
import type { ProcessContext } from '../addresses.ts';
import { portsFrom } from '../ports.ts';
import { loadSettings } from '../settings.ts';
import { startStack } from '../stack.ts';
import { readRunningPort } from '../start/data-folder.ts';
import { StartError } from '../start/start-error.ts';

export interface Coach {
  gatewayUrl: string;
  supabaseUrl: string;
  nebiusUrl: string;
  keys: Keys;
  /** Where everything of this coach is. */
  context: ProcessContext;
}

const ROOT = path.resolve(import.meta.dirname, '../../..');

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/healthz`)).ok;
  } catch (error) {
    // Nobody listens there: that is the question, not a failure.
    if (error instanceof TypeError) return false;
    throw error;
  }
};

/**
 * Runs `work` against the product on this machine: the one that runs on these ports or, without a port, on this data folder; else one of its own (without the page) that is
 * stopped again afterwards. `log` is told what is being waited for.
 */
export async function withCoach<T>(
  options: {
    port?: number | undefined;
    log: (line: string) => void;
    /** Variables for a coach that has to be started, beside those of this process. */
    environment?: Record<string, string> | undefined;
    /** More for single processes of it, by their name. */
    env?: Parameters<typeof startStack>[0]['env'];
    /** For commands that only look: without a running coach this is said, and none is started. */
    looksOnly?: boolean;
  },
  work: (coach: Coach) => Promise<T>,
): Promise<T> {
  const settings = loadSettings({ ...process.env, ...options.environment });
  const dataDir = path.resolve(settings.HYROX_DATA_DIR ?? path.join(ROOT, '.hyrox/data'));
  const ports = portsFrom(options.port ?? readRunningPort(dataDir));
  const gatewayUrl = `http://127.0.0.1:${ports.gateway}`;
  const supabaseUrl = settings.SUPABASE_URL ?? `http://127.0.0.1:${ports.supabase}`;
  const nebiusUrl = `http://127.0.0.1:${ports.nebius}`;
  const coachOf = (keys: Keys): Coach => ({
    ...{ gatewayUrl, supabaseUrl, nebiusUrl, keys },
    context: { root: ROOT, dataDir, ports, keys, settings, env: {} },
  });
  if (fs.existsSync(path.join(dataDir, 'keys.json')) && (await answers(gatewayUrl))) {
    return work(coachOf(await withApiKeys(await loadKeys(dataDir), supabaseUrl)));
  }
  if (options.looksOnly) {
    throw new StartError(`No coach answers at port ${ports.web}. If it runs on another one, add --port N; if it does not run, npm start.`);
  }
  options.log('nothing runs here yet: starting the coach for this command');
  const stack = await startStack({ dataDir, ports, settings, web: false, log: options.log, ...(options.env ? { env: options.env } : {}) });
  try {
    return await work(coachOf(stack.keys));
  } finally {
    await stack.stop();
  }
}
