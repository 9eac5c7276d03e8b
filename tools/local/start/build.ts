import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { StartError } from './start-error.ts';

const LAST_LINES = 30;

/** `nx run-many -t build` for the projects; nothing is done for those that did not change. Throws a StartError with the end of its output. */
export async function build(root: string, projects: string[], environment: Record<string, string>, signal: AbortSignal): Promise<void> {
  const nx = path.join(root, 'node_modules/nx/dist/bin/nx.js');
  const child = spawn(process.execPath, [nx, 'run-many', '-t', 'build', '-p', projects.join(','), '--outputStyle=static'], {
    cwd: root,
    env: { ...environment, NX_DAEMON: 'false', NX_TUI: 'false', NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  const output: string[] = [];
  child.stdout.on('data', (data: Buffer) => output.push(data.toString()));
  child.stderr.on('data', (data: Buffer) => output.push(data.toString()));
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new StartError(`The build failed:\n${output.join('').trim().split('\n').slice(-LAST_LINES).join('\n')}`);
  if (projects.includes('web')) completeStandaloneWeb(root);
}

/** Next's standalone folder comes without its static files and public folder; its server expects them beside it. */
export function completeStandaloneWeb(root: string): void {
  const web = path.join(root, 'apps/web');
  const standalone = path.join(web, '.next/standalone/apps/web');
  fs.cpSync(path.join(web, '.next/static'), path.join(standalone, '.next/static'), { recursive: true });
  if (fs.existsSync(path.join(web, 'public'))) fs.cpSync(path.join(web, 'public'), path.join(standalone, 'public'), { recursive: true });
}
