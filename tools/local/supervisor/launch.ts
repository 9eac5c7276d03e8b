import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Readiness } from './readiness.ts';

/** How to run one process. */
export interface ProcessSpec {
  name: string;
  /** A Node program is given its arguments after the interpreter; a foreign program is wrapped so that it ends with us. */
  run: { node: string[] } | { program: string; args: string[] };
  cwd: string;
  env: Record<string, string>;
  logFile: string;
  ready: Readiness;
}

export interface Launched {
  child: ChildProcess;
  /** The process that does the work: the program inside the wrapper, once it is known. */
  workPid: () => number | undefined;
  /** Resolves when that process is known; never, when it could not be started. */
  known: Promise<void>;
  /** Signals the process that does the work. */
  signal: (signal: NodeJS.Signals) => void;
}

const endWithParent = pathToFileURL(path.join(import.meta.dirname, '../end-with-parent.mjs')).href;
const ownProgram = path.join(import.meta.dirname, 'own-program.mjs');

/**
 * Starts a process that ends when we do: its stdin is a pipe that closes with us. It is in a process group of its own, so that
 * Ctrl-C reaches only the supervisor, which stops the others in order. Output is appended to the log.
 */
export function launch(spec: ProcessSpec): Launched {
  const args = 'node' in spec.run ? ['--import', endWithParent, ...spec.run.node] : [ownProgram, spec.run.program, ...spec.run.args];
  const log = fs.openSync(spec.logFile, 'a');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: spec.cwd,
    env: spec.env,
    stdio: 'node' in spec.run ? ['pipe', log, log] : ['pipe', log, log, 'ipc'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  fs.closeSync(log);
  let programPid: number | undefined;
  const wraps = !('node' in spec.run);
  const known = new Promise<void>((resolve) => {
    if (!wraps) resolve();
    child.on('message', (told: { programPid?: number }) => {
      programPid = told.programPid;
      resolve();
    });
  });
  // The pipe breaks when the child ends; its exit says so already.
  child.stdin?.on('error', () => undefined);
  return {
    child,
    known,
    workPid: () => (wraps ? programPid : child.pid),
    signal: (signal) => {
      if (wraps && programPid !== undefined) killIfAlive(programPid, signal);
      else child.kill(signal);
    },
  };
}

/** True when the process was there. */
export function killIfAlive(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
