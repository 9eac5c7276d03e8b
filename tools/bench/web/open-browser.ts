import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { findChromium } from '../../local/system.ts';
import { SESSION_KEY, type StoredSession } from './prepare-visitors.ts';

interface Visit {
  webUrl: string;
  session: StoredSession | null;
}

const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'];
const args = () => [...QUIET, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
const chromiumPath = () => findChromium({ searchPath: process.env['PATH'], override: process.env['CHROMIUM_BIN'] });

/** Looks through a Chromium that is signed in as `session`, has nothing of the page in its cache, and is driven by Playwright. */
export function withDrivenBrowser<T>(visit: Visit, look: (context: BrowserContext) => Promise<T>): Promise<T> {
  return withProfile((profile) => drive(profile, visit, look));
}

/**
 * Looks through a Chromium like the other, but one that nobody else is connected to; `port` is that of its developer tools.
 * Two clients of one browser do not get along: each pauses, resizes and traces pages that belong to the other.
 */
export function withLoneBrowser<T>(visit: Visit, look: (port: number) => Promise<T>): Promise<T> {
  return withProfile(async (profile) => {
    await drive(profile, visit, async () => undefined);
    const browser = spawn(
      chromiumPath(),
      [...args(), '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    const ended = new Promise<void>((resolve) => browser.once('exit', () => resolve()));
    try {
      return await look(await portOf(browser.stderr, ended));
    } finally {
      browser.kill('SIGTERM');
      await ended;
    }
  });
}

async function withProfile<T>(look: (profile: string) => Promise<T>): Promise<T> {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-chromium-'));
  try {
    return await look(profile);
  } finally {
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function drive<T>(profile: string, { webUrl, session }: Visit, look: (context: BrowserContext) => Promise<T>): Promise<T> {
  const context = await chromium.launchPersistentContext(profile, { executablePath: chromiumPath(), args: args(), colorScheme: 'dark' });
  try {
    if (session) {
      // A picture of the same origin: the session is there, and none of the page's own code was fetched yet.
      const page = await context.newPage();
      await page.goto(`${webUrl}/icon.svg`);
      await page.evaluate(([key, value]) => localStorage.setItem(key, value), [SESSION_KEY, JSON.stringify(session)] as const);
      await page.close();
    }
    return await look(context);
  } finally {
    await context.close();
  }
}

/** Chromium says on stderr where it listens, once it does; the file of the same name may be that of the start before. */
function portOf(stderr: NodeJS.ReadableStream, ended: Promise<void>): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const port = /DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(said)?.[1];
      if (port) resolve(Number(port));
    });
    void ended.then(() => reject(new Error(`Chromium ended before it listened: ${said}`)));
  });
}
