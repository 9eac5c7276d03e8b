import { setTimeout as sleep } from 'node:timers/promises';
import { LoadResult, type LoadPlan } from './load-plan.ts';
import { startOwn } from './own-process.ts';
import { type CoreTimes, coreTimes, cpuUs, pin, rssMb } from './process-usage.ts';

/** The harness has one core, what is measured the other. */
export const HARNESS_CORE = 0;
export const MEASURED_CORE = 1;

/** What a load did to the processes under it. */
export interface LoadRun extends LoadResult {
  tokensPerS: number;
  /** Core time of each measured process per relayed token, in microseconds, in the order they were given. */
  cpuUsPerToken: number[];
  rssMb: number[];
  /** Share of the harness's core that was in use: near 1 the harness was the limit. */
  harnessBusy: number;
  /** Share of the measured core that other programs used: the less, the truer the figures. */
  disturbed: number;
}

const QUIET = 0.2;
const LOOK_MS = 300;
const PATIENCE_MS = 15_000;

/** Waits, but not for long, until other programs leave the measured core alone. */
async function waitForQuiet(): Promise<void> {
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until;) {
    const before = coreTimes(MEASURED_CORE);
    await sleep(LOOK_MS);
    if (busyShare(before, coreTimes(MEASURED_CORE)) < QUIET) return;
  }
}

export interface LoadOptions {
  /** The load process has the harness's core for itself and the upstream; default true. */
  pinned?: boolean;
  /** Called when everything is measured and the last answers still run. */
  afterwards?: () => Promise<unknown>;
}

/** Runs one load in a process of its own and watches what the processes with these ids use meanwhile. */
export async function runLoad(plan: LoadPlan, measuredPids: readonly number[], options: LoadOptions = {}): Promise<LoadRun> {
  await waitForQuiet();
  const load = await startOwn('tools/bench/load/load.ts', {}, [JSON.stringify(plan)]);
  try {
    if (options.pinned ?? true) pin(load.pid, HARNESS_CORE);
    const snapshot = () => ({ cpu: measuredPids.map(cpuUs), harness: coreTimes(HARNESS_CORE), core: coreTimes(MEASURED_CORE) });
    let before = snapshot();
    let after = before;
    let memory: number[] = [];
    let told = '';
    for await (const line of load.lines) {
      if (line === 'start') before = snapshot();
      else if (line === 'end') {
        after = snapshot();
        memory = measuredPids.map(rssMb);
        await options.afterwards?.();
      } else told = line;
    }
    const result = LoadResult.parse(JSON.parse(told));
    const usedUs = after.cpu.reduce((sum, us, at) => sum + us - (before.cpu[at] ?? 0), 0);
    return {
      ...result,
      tokensPerS: (result.tokens / result.measuredMs) * 1000,
      cpuUsPerToken: after.cpu.map((us, at) => (us - (before.cpu[at] ?? 0)) / result.tokens),
      rssMb: memory,
      harnessBusy: busyShare(before.harness, after.harness),
      disturbed: Math.max(0, busyShare(before.core, after.core) - usedUs / 1000 / result.measuredMs),
    };
  } finally {
    await load.stop();
  }
}

/** 0 where nothing can be known. */
function busyShare(before: CoreTimes, after: CoreTimes): number {
  return after.all > before.all ? (after.busy - before.busy) / (after.all - before.all) : 0;
}
