import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { lastLines } from '../supervisor/log-file.ts';
import { StartError } from './start-error.ts';

export interface OneShot {
  name: string;
  node: string[];
  cwd: string;
  env: Record<string, string>;
  logFile: string;
}

/** Runs a Node program to its end, its output in the log. Throws a StartError with the log's last lines when it fails. */
export async function runOnce(step: OneShot, signal: AbortSignal): Promise<void> {
  const log = fs.openSync(step.logFile, 'a');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...step.node], {
    cwd: step.cwd,
    env: step.env,
    stdio: ['ignore', log, log],
    signal,
  });
  fs.closeSync(log);
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code === 0) return;
  const tail = lastLines(step.logFile, 5).map((line) => `\n  ${line}`);
  throw new StartError(`${step.name} failed (exit code ${code}); its log ${step.logFile} ends with${tail.join('') || ' nothing'}`);
}
