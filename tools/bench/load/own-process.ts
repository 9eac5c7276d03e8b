import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** A process of the bench itself. */
export interface OwnProcess {
  pid: number;
  /** Every line it says from now on. */
  lines: AsyncIterable<string>;
  stop(): Promise<void>;
}

/** Starts a TypeScript file of ours and waits for its first line; the process ends with us. */
export async function startOwn(file: string, env: Record<string, string>, args: string[] = []): Promise<OwnProcess> {
  const child = spawn(
    process.execPath,
    ['--conditions=@hyrox/source', '--import', path.join(ROOT, 'tools/local/end-with-parent.mjs'), path.join(ROOT, file), ...args],
    { env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...env }, stdio: ['pipe', 'pipe', 'inherit'], cwd: ROOT },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done || child.pid === undefined) throw new Error(`${file} ended before it was ready`);
  return { pid: child.pid, lines: { [Symbol.asyncIterator]: () => lines }, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exited;
}
