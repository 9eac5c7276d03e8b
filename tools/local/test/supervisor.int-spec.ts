import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ProcessSpec } from '../supervisor/launch.ts';
import { acceptsConnections, isListening } from '../supervisor/readiness.ts';
import { SupervisedProcess } from '../supervisor/supervised-process.ts';
import { findNatsServer } from '../system.ts';
import { isAlive, untilGone } from './alive.ts';
import { freePort } from '../ports.ts';

let dir: string;
let port: number;
const started: SupervisedProcess[] = [];

beforeEach(async () => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-supervisor-'));
  port = await freePort();
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((process) => process.stop(500)));
  fs.rmSync(dir, { recursive: true });
});

const LISTENS = `require('net').createServer().listen(Number(process.env.PORT), '127.0.0.1');`;

function specOf(script: string, over: Partial<ProcessSpec> = {}): ProcessSpec {
  const file = path.join(dir, 'child.cjs');
  fs.writeFileSync(file, script);
  return {
    name: 'child',
    run: { node: [file] },
    cwd: dir,
    env: { PATH: process.env['PATH'] ?? '', PORT: String(port), DIR: dir },
    logFile: path.join(dir, 'child.log'),
    ready: acceptsConnections(port),
    ...over,
  };
}

function supervise(spec: ProcessSpec, lines: string[] = []): SupervisedProcess {
  const supervised = new SupervisedProcess(spec, (line) => lines.push(line));
  started.push(supervised);
  return supervised;
}

describe('keeping a process running', () => {
  test('a process that is killed is ready again at once, and listeners hear of it', async () => {
    const child = supervise(specOf(LISTENS));
    await child.start();
    const first = child.pid;
    const again = new Promise<void>((resolve) => child.onRestart(resolve));
    const killedAt = performance.now();
    child.kill('SIGKILL');
    await again;
    expect(performance.now() - killedAt).toBeLessThan(2000);
    expect(child.restarts).toBe(1);
    expect(child.pid).not.toBe(first);
    expect(await isListening(port)).toBe(true);
  });

  test('the second end in a row is followed by a pause of 250 ms', async () => {
    const lines: string[] = [];
    const child = supervise(specOf(LISTENS), lines);
    await child.start();
    for (let i = 0; i < 2; i++) {
      const again = new Promise<void>((resolve) => child.onRestart(resolve));
      child.kill('SIGKILL');
      await again;
    }
    expect(lines).toEqual(['child ended (SIGKILL); starting it again', 'child ended (SIGKILL); starting it again in 250 ms']);
  });

  test('one that never gets ready fails the start with the end of its log', async () => {
    const child = supervise(specOf(`console.log('no disk, no cry'); process.exit(3);`));
    await expect(child.start()).rejects.toThrow(
      /child ended 3 times before it was ready \(exit code 3\); its log .*child\.log ends with\n.*no disk, no cry/s,
    );
  });

  test('waitReady during a restart resolves with the new process', async () => {
    const child = supervise(specOf(LISTENS));
    await child.start();
    const exited = new Promise<void>((resolve) => child.onRestart(resolve));
    child.kill('SIGKILL');
    await exited;
    await child.waitReady();
    expect(await isListening(port)).toBe(true);
  });
});

describe('stopping', () => {
  test('SIGTERM comes first and the process may finish its work', async () => {
    const child = supervise(
      specOf(
        `${LISTENS} process.on('SIGTERM', () => { require('fs').writeFileSync(process.env.DIR + '/graceful', ''); process.exit(0); });`,
      ),
    );
    await child.start();
    const { pid } = child;
    await child.stop();
    expect(fs.existsSync(path.join(dir, 'graceful'))).toBe(true);
    expect(isAlive(pid ?? 0)).toBe(false);
  });

  test('one that does not listen to SIGTERM is killed after the patience', async () => {
    const lines: string[] = [];
    const child = supervise(specOf(`${LISTENS} process.on('SIGTERM', () => undefined);`), lines);
    await child.start();
    const { pid } = child;
    await child.stop(200);
    expect(isAlive(pid ?? 0)).toBe(false);
    expect(lines.join()).toContain('did not stop within 0.2 s');
  });

  test('one that waits out a pause before its restart is not started again', async () => {
    const child = supervise(specOf(LISTENS));
    await child.start();
    const again = new Promise<void>((resolve) => child.onRestart(resolve));
    child.kill('SIGKILL');
    await again;
    child.kill('SIGKILL');
    await child.stop();
    await sleep(400);
    expect(await isListening(port)).toBe(false);
  });
});

describe('a foreign program', () => {
  const natsSpec = (): ProcessSpec =>
    specOf('', { run: { program: findNatsServer({ searchPath: process.env['PATH'] }), args: ['-a', '127.0.0.1', '-p', String(port)] } });

  test('kill reaches the program itself, and it is restarted', async () => {
    const nats = supervise(natsSpec());
    await nats.start();
    const first = nats.pid ?? 0;
    expect(fs.readFileSync(`/proc/${first}/comm`, 'utf8').trim()).toBe('nats-server');
    const again = new Promise<void>((resolve) => nats.onRestart(resolve));
    nats.kill('SIGKILL');
    await again;
    expect(nats.pid).not.toBe(first);
    const second = nats.pid ?? 0;
    await nats.stop();
    expect(isAlive(second)).toBe(false);
  });
});

describe('the supervisor itself is killed -9', () => {
  test.each(['node', 'program'])('its %s child notices and ends', async (kind) => {
    const parent = path.join(dir, 'parent.mjs');
    const child = specOf(LISTENS);
    const run =
      kind === 'node'
        ? child.run
        : { program: findNatsServer({ searchPath: process.env['PATH'] }), args: ['-a', '127.0.0.1', '-p', String(port)] };
    const url = (file: string) => JSON.stringify(new URL(`../supervisor/${file}`, import.meta.url).href);
    fs.writeFileSync(
      parent,
      `import { SupervisedProcess } from ${url('supervised-process.ts')};
       import { acceptsConnections } from ${url('readiness.ts')};
       const spec = ${JSON.stringify({ ...child, run })};
       const supervised = new SupervisedProcess({ ...spec, ready: acceptsConnections(${port}) }, () => undefined);
       await supervised.start();
       console.log(supervised.pid);`,
    );
    const supervisor = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', parent], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = (await once(supervisor.stdout, 'data')) as [Buffer];
    const pid = Number(said.toString());
    expect(isAlive(pid)).toBe(true);
    supervisor.kill('SIGKILL');
    await untilGone(pid);
    expect(await isListening(port)).toBe(false);
  });
});
