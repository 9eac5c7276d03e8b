import fs from 'node:fs';
import path from 'node:path';
import { loadKeys, withApiKeys, type Keys } from '../keys.ts';
import type { ProcessContext } from '../addresses.ts';
import { portsFrom } from '../ports.ts';
import { loadSettings } from '../settings.ts';
import { startStack } from '../stack.ts';

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
 * Runs `work` against the product on this machine: the one that runs on these ports, else one of its own (without the page) that is
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
  },
  work: (coach: Coach) => Promise<T>,
): Promise<T> {
  const settings = loadSettings({ ...process.env, ...options.environment });
  const ports = portsFrom(options.port);
  const dataDir = path.resolve(settings.HYROX_DATA_DIR ?? path.join(ROOT, '.hyrox/data'));
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
  options.log('nothing runs here yet: starting the coach for this command');
  const stack = await startStack({ dataDir, ports, settings, web: false, log: options.log, ...(options.env ? { env: options.env } : {}) });
  try {
    return await work(coachOf(stack.keys));
  } finally {
    await stack.stop();
  }
}
