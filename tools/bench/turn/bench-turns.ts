import { freePort } from '../../local/ports.ts';
import { openLab, type Lab } from '../lab/open-lab.ts';
import { percentile } from '../lab/percentile.ts';
import { signUp } from '../lab/sign-up.ts';
import type { LoadPlan } from '../load/load-plan.ts';
import { startOwn, type OwnProcess } from '../load/own-process.ts';
import { pin } from '../load/process-usage.ts';
import { HARNESS_CORE, MEASURED_CORE, runLoad, type LoadRun } from '../load/run-load.ts';
import { timeWholeTurns } from './time-whole-turns.ts';

/** The three ways to the same tokens. */
export const WAYS = ['direct', 'ours', 'peer'] as const;
export type Way = (typeof WAYS)[number];

export const SITUATIONS = ['one', 'hundred', 'saturated', 'five-hundred'] as const;
export type Situation = (typeof SITUATIONS)[number];

type Shape = Pick<LoadPlan, 'streams' | 'tokens' | 'paceMs' | 'warmUpMs' | 'measureMs' | 'drainMs'>;

const SHAPES: Record<Situation, Shape> = {
  one: { streams: 1, tokens: 8, paceMs: 2, warmUpMs: 1_000, measureMs: 6_000, drainMs: 1_000 },
  hundred: { streams: 100, tokens: 400, paceMs: 20, warmUpMs: 9_000, measureMs: 10_000, drainMs: 15_000 },
  // 100,000 tokens a second are offered; no answer begins or ends while it is measured.
  saturated: { streams: 100, tokens: 9_400, paceMs: 1, warmUpMs: 2_500, measureMs: 6_000, drainMs: 60_000 },
  'five-hundred': { streams: 500, tokens: 1_400, paceMs: 20, warmUpMs: 17_000, measureMs: 8_000, drainMs: 40_000 },
};

/** All repetitions of one situation on one way. */
export type Runs = Record<Situation, Record<Way, LoadRun[]>>;

export interface TurnBench {
  runs: Runs;
  /** One turn at a time with all cores for everybody, as at home. */
  alone: LoadRun;
  /** First tokens of whole turns with the model stand-in at its usual speed, in milliseconds. */
  wholeTurnsMs: number[];
  /** Everything that is measured had a core of its own. */
  pinned: boolean;
}

export interface TurnBenchOptions {
  repetitions: number;
  /** Only one and a hundred streams and the saturated ones, each half as long. */
  short: boolean;
  log: (line: string) => void;
}

const MEASURED = ['gateway', 'inference-gateway', 'nats'];

/** Starts the product, the fast provider and the peer, and measures them in turns on the same core of the same machine. */
export async function benchTurns(options: TurnBenchOptions): Promise<TurnBench> {
  const lab = await openLab({ without: ['nebius'], env: { gateway: { SSE_PER_ATHLETE: '1000' } }, log: options.log });
  const own: OwnProcess[] = [];
  const start = async (file: string, env: Record<string, string>) => {
    const process = await startOwn(file, env);
    own.push(process);
    return process;
  };
  try {
    const { nebius, gateway } = lab.stack.ports;
    const standIn = await start('tools/local/nebius/main.ts', { PORT: String(nebius) });
    const wholeTurnsMs = await timeWholeTurns(lab.stack);
    await standIn.stop();
    const upstream = await start('tools/bench/load/upstream.ts', { PORT: String(nebius) });
    const peerPort = await freePort();
    const peer = await start('tools/bench/load/express-peer.ts', { PORT: String(peerPort), UPSTREAM_URL: lab.stack.urls.nebius });
    const measured = lab.stack.processes().filter(({ name }) => MEASURED.includes(name));
    const pids = { direct: [], ours: measured.map(({ pid }) => pid ?? 0), peer: [peer.pid] };
    const { token } = await signUp(lab.stack);
    const alone = await runLoad({ ...SHAPES.one, port: gateway, kind: 'turn', token }, pids.ours, { pinned: false });
    const pinned = pinAll(lab, [upstream.pid], [peer.pid]);
    const runs = await runAll({ ports: { direct: nebius, ours: gateway, peer: peerPort }, pids, token }, options);
    return { runs, alone, wholeTurnsMs, pinned };
  } finally {
    for (const process of own) await process.stop();
    await lab.close();
  }
}

interface Doors {
  ports: Record<Way, number>;
  pids: Record<Way, number[]>;
  token: string;
}

/** The ways take turns, so that a noisy minute of the machine hits all of them. */
async function runAll({ ports, pids, token }: Doors, { repetitions, short, log }: TurnBenchOptions): Promise<Runs> {
  const none = () => ({ direct: [], ours: [], peer: [] });
  const runs: Runs = { one: none(), hundred: none(), saturated: none(), 'five-hundred': none() };
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const situation of SITUATIONS) {
      if (short && situation === 'five-hundred') continue;
      const shape = SHAPES[situation];
      const measureMs = short ? shape.measureMs / 2 : shape.measureMs;
      for (const way of WAYS) {
        const plan = { ...shape, measureMs, port: ports[way], kind: way === 'ours' ? ('turn' as const) : ('completion' as const), token };
        // Ten thousand tokens each would take the slower ones a minute to end.
        const enough = () => fetch(`http://127.0.0.1:${ports.direct}/enough`, { method: 'POST' });
        const run = await runLoad(plan, pids[way], situation === 'saturated' ? { afterwards: enough } : {});
        runs[situation][way].push(run);
        log(
          `${situation} ${way}: ${Math.round(run.tokensPerS)} tokens/s, first token p50 ${percentile(run.firstTokenMs, 0.5).toFixed(2)} ms, ${run.answers} answers, core disturbed ${Math.round(run.disturbed * 100)} %, harness ${Math.round(run.harnessBusy * 100)} %${run.errors.length ? `, ERRORS ${run.errors.length} ${run.errors[0]?.slice(0, 200) ?? ''}` : ''}`,
        );
      }
    }
  }
  return runs;
}

/** Gateway, worker and bus share one core, as the peer does; the harness and the rest of the product have the other. */
function pinAll(lab: Lab, harness: number[], measured: number[]): boolean {
  const processes = lab.stack.processes();
  const ours = processes.filter(({ name }) => MEASURED.includes(name)).map(({ pid }) => pid ?? 0);
  const rest = processes.filter(({ name }) => !MEASURED.includes(name)).map(({ pid }) => pid ?? 0);
  const done = [
    ...[...ours, ...measured].map((pid) => pin(pid, MEASURED_CORE)),
    ...[...rest, ...harness, process.pid].map((pid) => pin(pid, HARNESS_CORE)),
  ];
  return done.every(Boolean);
}
