import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { freePort } from '../../../local/ports.ts';
import { startProgram } from './start-program.ts';
import { NotHere, type System, type SystemOptions } from './system.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
/** Ignored by git, like everything that the machine keeps of its own. */
const FOLDER = path.join(ROOT, '.hyrox/bench/portkey');
const SERVER = path.join(FOLDER, 'node_modules/@portkey-ai/gateway/build/start-server.js');
/** Without the override this version answers every call with 500: a newer @hono/node-server gives it headers it may not change. */
const PACKAGE = {
  name: 'bench-peer',
  private: true,
  dependencies: { '@portkey-ai/gateway': '1.15.2' },
  overrides: { '@hono/node-server': '1.13.8' },
};
const INSTALL_PATIENCE_MS = 5 * 60_000;

/** The best known gateway in JavaScript, from npm at the user's own registry, installed once when it is first wanted. */
export async function startPortkey({ upstreamPort, log }: SystemOptions): Promise<System> {
  install(log);
  const port = await freePort();
  const program = await startProgram([process.execPath, SERVER, `--port=${port}`, '--headless'], port, {
    TRUSTED_CUSTOM_HOSTS: '127.0.0.1,localhost',
  });
  const headers = { 'x-portkey-provider': 'openai', 'x-portkey-custom-host': `http://127.0.0.1:${upstreamPort}/v1` };
  return {
    door: { port, kind: 'completion', token: 'bench', headers },
    processes: [{ name: 'portkey', pid: program.pid }],
    beside: [],
    stop: () => program.stop(),
  };
}

function install(log: SystemOptions['log']): void {
  const wanted = JSON.stringify(PACKAGE, null, 2);
  const file = path.join(FOLDER, 'package.json');
  if (fs.existsSync(SERVER) && fs.readFileSync(file, 'utf8') === wanted) return;
  log('portkey: installing it into .hyrox/bench/portkey (once)');
  fs.mkdirSync(FOLDER, { recursive: true });
  fs.writeFileSync(file, wanted);
  const npm = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'], {
    cwd: FOLDER,
    encoding: 'utf8',
    timeout: INSTALL_PATIENCE_MS,
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) throw new NotHere(`it could not be installed: ${(npm.stderr || String(npm.error)).trim().split('\n')[0] ?? ''}`);
}
