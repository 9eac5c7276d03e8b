import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';

const TICKS_PER_S = 100;

/** Time a process has spent on a core since its start, in microseconds; 0 where there is no /proc. */
export function cpuUs(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 1e6) / TICKS_PER_S;
}

/** Process ids of what a process started and has not ended yet. */
export function childrenOf(pid: number): number[] {
  return read(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number);
}

/** Resident memory in MB. */
export function rssMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

/** Binds all threads of a process to one core; false when this machine cannot, and then everything shares everything. */
export function pin(pid: number, core: number): boolean {
  // Not `availableParallelism`: that is one for a process that is bound itself.
  if (process.platform !== 'linux' || os.cpus().length < 2) return false;
  return spawnSync('taskset', ['-a', '-c', '-p', String(core), String(pid)], { stdio: 'ignore' }).status === 0;
}

/** Ticks of one core since boot: take two and compare. */
export interface CoreTimes {
  busy: number;
  all: number;
}

export function coreTimes(core: number): CoreTimes {
  const line = new RegExp(`^cpu${core} (.*)$`, 'm').exec(read('/proc/stat'))?.[1] ?? '';
  const ticks = line.split(' ').map(Number).slice(0, 8);
  const all = ticks.reduce((sum, value) => sum + value, 0);
  return { busy: all - (ticks[3] ?? 0) - (ticks[4] ?? 0), all };
}

function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    // Gone, or not Linux: nothing can be said.
    return '';
  }
}
