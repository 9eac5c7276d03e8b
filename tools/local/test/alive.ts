import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** False also for a process that has ended and that nobody has reaped. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0] !== 'Z';
  } catch {
    // No such process, or it went between the two looks.
    return false;
  }
}

export async function untilGone(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(20);
}
