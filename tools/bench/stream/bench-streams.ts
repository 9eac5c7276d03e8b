import { freePort } from '../../local/ports.ts';
import { startOwn } from '../load/own-process.ts';
import { pin } from '../load/process-usage.ts';
import { HARNESS_CORE, MEASURED_CORE, runLoad, type LoadRun } from '../load/run-load.ts';
import { sumUpRuns, type Cell } from './figures.ts';
import { describeRun } from './describe-streams.ts';
import { HEATING, shapeOf, type Situation } from './situations.ts';
import { startExpress } from './systems/start-express.ts';
import { startNginx } from './systems/start-nginx.ts';
import { startPath, startTurn } from './systems/start-ours.ts';
import { startPortkey } from './systems/start-portkey.ts';
import { NotHere, type StartSystem, type System, type SystemName } from './systems/system.ts';

export interface StreamBenchOptions {
  systems: readonly SystemName[];
  situations: readonly Situation[];
  /** How long each situation is measured, in seconds. */
  seconds: number;
  repetitions: number;
  /** Where ours leaves CPU profiles. */
  profileDir?: string | undefined;
  log: (line: string) => void;
  /** Called with each figure as soon as it is there: a run that is cut keeps what it had. */
  measured?: (cell: Cell) => void;
}

export interface StreamBench {
  cells: Cell[];
  /** Systems this machine could not run, each with the reason. */
  missing: Partial<Record<SystemName, string>>;
}

const direct: StartSystem = ({ upstreamPort }) =>
  Promise.resolve({
    door: { port: upstreamPort, kind: 'completion', token: 'bench' },
    processes: [],
    beside: [],
    stop: () => Promise.resolve(),
  });

const START: Record<SystemName, StartSystem> = {
  direct,
  path: startPath,
  turn: startTurn,
  express: startExpress,
  portkey: startPortkey,
  nginx: startNginx,
};

interface Stage {
  options: StreamBenchOptions;
  upstream: { port: number; pid: number };
}

/** Measures one system after the other on the same core of the same machine, each asked by the same client and served by the same provider. */
export async function benchStreams(options: StreamBenchOptions): Promise<StreamBench> {
  const port = await freePort();
  const upstream = await startOwn('tools/bench/load/upstream.ts', { PORT: String(port) });
  const bench: StreamBench = { cells: [], missing: {} };
  try {
    for (const name of options.systems) {
      try {
        bench.cells.push(...(await benchSystem(name, { options, upstream: { port, pid: upstream.pid } })));
      } catch (error) {
        if (!(error instanceof NotHere)) throw error;
        bench.missing[name] = error.message;
        options.log(`${name}: not measured, ${error.message}`);
      }
    }
    return bench;
  } finally {
    await upstream.stop();
  }
}

async function benchSystem(name: SystemName, stage: Stage): Promise<Cell[]> {
  const { options, upstream } = stage;
  const system = await START[name]({
    upstreamPort: upstream.port,
    profileDir: options.profileDir,
    log: (line) => options.log(`${name}: ${line}`),
  });
  try {
    const cells: Cell[] = [];
    if (name === 'turn' && options.situations.includes('1')) {
      await heat(system, false);
      cells.push(await measure(name, system, 'alone', false, stage));
    }
    const pinned = pinAll(system, upstream.pid);
    if (!pinned) options.log('nothing can be bound to a core here (Linux, two cores and taskset are needed): all share all cores');
    await heat(system, pinned);
    for (const situation of options.situations) cells.push(await measure(name, system, situation, pinned, stage));
    return cells;
  } finally {
    await system.stop();
  }
}

const heat = (system: System, pinned: boolean): Promise<LoadRun> => runLoad({ ...HEATING, ...system.door }, [], { pinned });

async function measure(
  name: SystemName,
  system: System,
  situation: Cell['situation'],
  pinned: boolean,
  { options, upstream }: Stage,
): Promise<Cell> {
  const shape = shapeOf(situation === 'alone' ? '1' : situation, options.seconds);
  const pids = system.processes.map(({ pid }) => pid);
  const enough = () => fetch(`http://127.0.0.1:${upstream.port}/enough`, { method: 'POST' });
  const runs: LoadRun[] = [];
  for (let repetition = 0; repetition < options.repetitions; repetition++) {
    const run = await runLoad({ ...shape, ...system.door }, pids, { pinned, ...(situation === 'saturated' ? { afterwards: enough } : {}) });
    runs.push(run);
    options.log(`${name}, ${situation}: ${describeRun(run)}`);
  }
  const processes = system.processes.map((process) => process.name);
  const cell = sumUpRuns(runs, { system: name, situation, measuredAt: new Date().toISOString(), pinned, processes });
  options.measured?.(cell);
  return cell;
}

/**
 * What is measured shares one core, all of its processes together; provider, client and the rest of the product have the other. This
 * process hands its binding on to what it starts, so it has none.
 */
function pinAll(system: System, upstream: number): boolean {
  return [
    ...system.processes.map(({ pid }) => pin(pid, MEASURED_CORE)),
    ...[...system.beside, upstream].map((pid) => pin(pid, HARNESS_CORE)),
  ].every(Boolean);
}
