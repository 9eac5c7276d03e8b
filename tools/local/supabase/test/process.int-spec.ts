import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { generateSigningJwk } from '../mint-keys.ts';

const entry = path.join(import.meta.dirname, '../main.ts');

/** Starts the real entry file and collects what it says until `until` is met or it ends. */
async function run(env: Record<string, string>, until: (out: string) => boolean) {
  const child = spawn(process.execPath, [entry], { env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const told = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data: Buffer) => {
        out += data.toString();
        if (until(out)) resolve();
      });
    }
  });
  await Promise.race([told, exited]);
  return { child, exited, out: () => out };
}

describe('the process', () => {
  it('says ready when it answers, also without a database, and ends on SIGTERM', async () => {
    const jwk = JSON.stringify(await generateSigningJwk());
    // Nothing listens on port 9; a database that comes later is found by the first call that needs it.
    const env = { PORT: '0', DATABASE_URL: 'postgres://supabase_stand_in:x@127.0.0.1:9/postgres', JWT_SIGNING_JWK: jwk };
    const { child, exited, out } = await run(env, (text) => text.includes('ready'));
    const url = /^ready (http:\/\/127\.0\.0\.1:\d+)$/m.exec(out())?.[1];
    expect((await fetch(`${url}/health`)).status).toBe(200);
    child.kill('SIGTERM');
    expect((await exited)[0]).toBe(0);
  });

  it('refuses to start with a wrong environment, names what is wrong and repeats no secret', async () => {
    const env = { PORT: '0', DATABASE_URL: 'mysql://x', JWT_SIGNING_JWK: '{"kty":"oct","k":"do-not-show-me"}' };
    const { exited, out } = await run(env, () => false);
    expect((await exited)[0]).not.toBe(0);
    expect(out()).toMatch(/DATABASE_URL[\s\S]*JWT_SIGNING_JWK/);
    expect(out()).not.toContain('do-not-show-me');
  });

  it('refuses to start with a secret that everybody can look up (A16)', async () => {
    const secret = ['super-secret', 'jwt-token-with-at-least-32-characters-long'].join('-');
    const { exited, out } = await run({ PORT: '0', JWT_SECRET: secret }, () => false);
    expect((await exited)[0]).not.toBe(0);
    expect(out()).toContain('JWT_SECRET is a demo secret');
    expect(out()).not.toContain(secret);
  });
});
