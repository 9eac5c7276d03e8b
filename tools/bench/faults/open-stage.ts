import { openLab } from '../lab/open-lab.ts';
import { startPlainProxy } from '../lab/plain-proxy.ts';
import { Provider } from '../lab/provider.ts';
import { signUpMany } from '../lab/sign-up.ts';
import type { Scenario, Stage } from './scenario.ts';

const ATHLETES = 3;
/** Ten devices of one athlete, and some that are just coming back. */
const SSE_PER_ATHLETE = '32';

export interface StageOptions {
  /** How many gateways, workers and records run; the bar is for one, and for two when another can take over at once. */
  replicas: 1 | 2;
  /** A plain proxy before the gateways and three NATS nodes, as in production. */
  fleet?: boolean;
  build?: boolean;
  log: (line: string) => void;
}

/** The product as the scenarios need it, with new athletes, and how to end it. */
export interface OpenStage extends Stage {
  /** The logs of the processes are kept when something was not as promised. */
  close(options: { keepLogs: boolean }): Promise<void>;
}

/** Starts the product for these scenarios; with a second worker when one of them needs it. */
export async function openStage(scenarios: readonly Scenario[], { replicas, log, build, fleet = false }: StageOptions): Promise<OpenStage> {
  const workers = scenarios.some(({ needsSecondWorker }) => needsSecondWorker) ? 2 : replicas;
  const lab = await openLab({
    replicas: { gateway: replicas, logging: replicas, 'inference-gateway': workers },
    env: { gateway: { SSE_PER_ATHLETE } },
    natsCluster: fleet,
    ...(build === undefined ? {} : { build }),
    log,
  });
  const proxy = fleet ? await startPlainProxy(lab.stack.urls.gateways) : undefined;
  const close = async (options: { keepLogs: boolean }) => {
    await proxy?.close();
    await lab.close(options);
    if (options.keepLogs) log(`the logs are kept in ${lab.dataDir}/logs`);
  };
  try {
    const stage = { stack: lab.stack, provider: new Provider(lab.stack.urls.nebius), athletes: await newAthletes(lab), close };
    return { ...stage, ...(proxy ? { front: proxy.url } : {}), ...(lab.natsCluster ? { natsCluster: lab.natsCluster } : {}) };
  } catch (error) {
    await close({ keepLogs: true });
    throw error;
  }
}

/** Athletes whose tokens are fresh. */
export const newAthletes = ({ stack }: Pick<Stage, 'stack'>): Promise<Stage['athletes']> => signUpMany(stack, ATHLETES);
