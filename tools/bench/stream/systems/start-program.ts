import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const OWN_PROGRAM = path.join(import.meta.dirname, '../../../local/supervisor/own-program.mjs');
const READY_WITHIN_MS = 15_000;
const LOOK_MS = 50;

/** A program of somebody else that listens on a port. */
export interface Program {
  pid: number;
  stop(): Promise<void>;
}

/** Starts it so that it ends with us, and waits until its port answers. Throws with its last words when it does not. */
export async function startProgram(command: string[], port: number, env: Record<string, string> = {}): Promise<Program> {
  const wrapper = spawn(process.execPath, [OWN_PROGRAM, ...command], {
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...env },
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
  });
  let words = '';
  const hear = (said: Buffer) => (words = (words + said.toString()).slice(-1_000));
  wrapper.stdout?.on('data', hear);
  wrapper.stderr?.on('data', hear);
  let pid = 0;
  wrapper.on('message', (told: { programPid?: number }) => (pid = told.programPid ?? 0));
  const ended = () => wrapper.exitCode !== null || wrapper.signalCode !== null;
  const stop = async () => {
    if (ended()) return;
    const exited = once(wrapper, 'exit');
    wrapper.kill('SIGTERM');
    await exited;
  };
  for (const until = performance.now() + READY_WITHIN_MS; !(pid && (await answers(port)));) {
    if (!ended() && performance.now() < until) await sleep(LOOK_MS);
    else {
      await stop();
      throw new Error(`${command[0] ?? ''} does not answer on its port: ${words}`);
    }
  }
  return { pid, stop };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    const say = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', () => say(true)).on('error', () => say(false));
  });
}
