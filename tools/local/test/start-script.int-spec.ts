import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isAlive, untilGone } from './alive.ts';

const repository = path.join(import.meta.dirname, '../../..');
let root: string;

/** A repository of nothing but the start script, one command that tells what it was given, and a lock that names a folder beside. */
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-start-'));
  for (const file of ['tools/start.mjs', 'tools/local/start/instance-lock.mjs']) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.copyFileSync(path.join(repository, file), path.join(root, file));
  }
  fs.mkdirSync(path.join(root, 'tools/commands'));
  write(
    'tools/commands/up.ts',
    `const given: string[] = process.argv.slice(2); console.log('up ' + JSON.stringify(given)); process.exit(given.includes('--fail') ? 7 : 0);`,
  );
  write(
    'tools/commands/wait.ts',
    `process.on('SIGTERM', () => { console.log('asked'); process.exit(5); }); process.on('disconnect', () => process.exit(6)); setInterval(() => undefined, 1000); console.log('pid ' + process.pid);`,
  );
  const own = { name: 'own', version: '1.0.0', dependencies: { beside: 'file:beside' } };
  write('package.json', JSON.stringify({ ...own, type: 'module', private: true }));
  fs.mkdirSync(path.join(root, 'beside'));
  write('beside/package.json', JSON.stringify({ name: 'beside', version: '1.0.0' }));
  const packages = { '': own, beside: { version: '1.0.0' }, 'node_modules/beside': { resolved: 'beside', link: true } };
  write('package-lock.json', JSON.stringify({ name: 'own', version: '1.0.0', lockfileVersion: 3, packages }));
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

function write(file: string, content: string): void {
  fs.writeFileSync(path.join(root, file), content);
}

function start(...args: string[]): ChildProcess & { said: () => string } {
  const child = spawn(process.execPath, [path.join(root, 'tools/start.mjs'), ...args], {
    cwd: os.tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (data: Buffer) => (said += data.toString()));
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  return Object.assign(child, { said: () => said });
}

async function finish(...args: string[]): Promise<{ code: number; said: string }> {
  const child = start(...args);
  const [code] = (await once(child, 'close')) as [number];
  return { code, said: child.said() };
}

describe('npm start', () => {
  test('installs once, hands arguments over and passes the exit code back', async () => {
    const first = await finish('--port', '4000');
    expect(first.said).toContain('installing dependencies (npm ci)');
    expect(first.said).toContain('up ["--port","4000"]');
    expect(await finish('up', '--fail')).toEqual({ code: 7, said: 'up ["--fail"]\n' });
    write('.npmrc', 'fund=false\n');
    expect((await finish()).said).toContain('installing dependencies (npm ci)');
  });

  test('the second time adds less than 150 ms to the command', async () => {
    await finish();
    const timed = async (run: () => ChildProcess): Promise<number> => {
      const startedAt = performance.now();
      await once(run(), 'close');
      return performance.now() - startedAt;
    };
    const added: number[] = [];
    for (let i = 0; i < 5; i++) {
      const through = await timed(() => start());
      const direct = await timed(() =>
        spawn(process.execPath, ['--conditions=@hyrox/source', path.join(root, 'tools/commands/up.ts')], { stdio: 'ignore' }),
      );
      added.push(through - direct);
    }
    expect(Math.min(...added)).toBeLessThan(150);
  });

  test('two first starts at once: one installs, the other waits, both run', async () => {
    const both = await Promise.all([finish(), finish()]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.filter(({ said }) => said.includes('npm ci'))).toHaveLength(1);
  });

  test('a command that does not exist is answered with the list', async () => {
    expect(await finish('fly')).toEqual({ code: 1, said: 'There is no command "fly"; there are up, wait.\n' });
  });
});

describe('the command', () => {
  async function waiting(): Promise<{ script: ReturnType<typeof start>; pid: number }> {
    await finish();
    const script = start('wait');
    while (!/pid \d+\n/.test(script.said())) await once(script.stdout as NodeJS.ReadableStream, 'data');
    return { script, pid: Number(/pid (\d+)/.exec(script.said())?.[1]) };
  }

  test('gets SIGTERM from the script and decides the exit code', async () => {
    const { script } = await waiting();
    script.kill('SIGTERM');
    const [code] = (await once(script, 'close')) as [number];
    expect([code, script.said()]).toEqual([5, expect.stringContaining('asked')]);
  });

  test('hears of it when the script is killed -9', async () => {
    const { script, pid } = await waiting();
    script.kill('SIGKILL');
    await untilGone(pid);
    expect(isAlive(pid)).toBe(false);
  });
});
