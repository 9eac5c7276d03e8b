import path from 'node:path';
import { openLab, type Lab, type LabOptions } from '../../lab/open-lab.ts';
import { signUp } from '../../lab/sign-up.ts';
import { startOwn } from '../../load/own-process.ts';
import type { System, SystemOptions } from './system.ts';

const MEASURED = ['gateway', 'inference-gateway', 'nats'];
/** So many streams of one athlete at once. */
const ROOM = { SSE_PER_ATHLETE: '2000', SSE_TOTAL: '4000' };
const ALONE = ['database', 'nats', 'supabase', 'gateway', 'inference-gateway'] as const;

/** The streaming path alone: gateway, bus and worker as in production, with telemetry and the ledger on; accept, search, profile and commit answer at once. */
export async function startPath(options: SystemOptions): Promise<System> {
  const lab = await open({ only: ALONE }, options);
  const { natsPasswords } = lab.stack.keys;
  try {
    const stubs = await startOwn('tools/bench/stream/stub-services.ts', {
      NATS_URL: lab.stack.urls.nats,
      LOGGING_PASSWORD: natsPasswords.logging,
      RETRIEVAL_PASSWORD: natsPasswords.retrieval,
      PROFILE_PASSWORD: natsPasswords['athlete-profile'],
    });
    const system = await describe(lab);
    return {
      ...system,
      beside: [...system.beside, stubs.pid],
      stop: async () => {
        await lab.close();
        await stubs.stop();
      },
    };
  } catch (error) {
    await lab.close();
    throw error;
  }
}

/** The whole product but for its page; everything but gateway, bus and worker runs beside the harness. */
export async function startTurn(options: SystemOptions): Promise<System> {
  const lab = await open({ without: ['nebius'] }, options);
  try {
    return await describe(lab);
  } catch (error) {
    await lab.close();
    throw error;
  }
}

function open(parts: Pick<LabOptions, 'only' | 'without'>, { upstreamPort, profileDir, log }: SystemOptions): Promise<Lab> {
  const provider = { NEBIUS_BASE_URL: `http://127.0.0.1:${upstreamPort}/v1` };
  const profile = (name: string): Record<string, string> =>
    profileDir === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${path.join(profileDir, name)}` };
  const env = { gateway: { ...ROOM, ...profile('gateway') }, 'inference-gateway': { ...provider, ...profile('inference-gateway') } };
  return openLab({ ...parts, env, log });
}

async function describe(lab: Lab): Promise<System> {
  const running = lab.stack.processes().map(({ name, pid }) => ({ name, pid: pid ?? 0 }));
  const { token } = await signUp(lab.stack);
  return {
    door: { port: lab.stack.ports.gateway, kind: 'turn', token },
    processes: running.filter(({ name }) => MEASURED.includes(name)),
    beside: running.filter(({ name }) => !MEASURED.includes(name)).map(({ pid }) => pid),
    stop: () => lab.close(),
  };
}
