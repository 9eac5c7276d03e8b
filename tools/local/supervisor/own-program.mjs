// Runs a program that cannot watch its parent by itself (nats-server): ends it when the supervisor is gone, ends with it otherwise.
// usage: node own-program.mjs <program> [arguments]; the program's process id is told over the IPC channel.
import { spawn } from 'node:child_process';

const PATIENCE_MS = 3000;
const [program, ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], windowsHide: true });

child.once('spawn', () => process.send?.({ programPid: child.pid }));
child.once('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.once('exit', (code, signal) => {
  console.error(`${program} ended (${signal ?? `code ${code}`})`);
  process.exit(code ?? 1);
});

const stop = () => {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
};
process.once('SIGTERM', stop);
process.stdin.once('end', stop).once('error', stop).resume();
