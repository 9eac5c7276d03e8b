import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Runs Nx on this workspace with its output on the terminal; the exit code. Never a daemon, never a question. */
export function runNx(args: string[]): number {
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NEXT_TELEMETRY_DISABLED: '1' };
  const nx = path.join(ROOT, 'node_modules/nx/dist/bin/nx.js');
  return spawnSync(process.execPath, [nx, ...args, '--outputStyle=static'], { cwd: ROOT, stdio: 'inherit', env }).status ?? 1;
}
