import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { findChromium } from '../../local/system.ts';
import { SESSION_KEY, type StoredSession } from './prepare-visitors.ts';

/** A Chromium with a profile of its own, and where Lighthouse reaches it. */
export interface FreshBrowser {
  context: BrowserContext;
  debuggingPort: number;
  close: () => Promise<void>;
}

const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'];

/** Starts Chromium with an empty cache, signed in as `session` at `webUrl`. */
export async function openBrowser(webUrl: string, session: StoredSession | null): Promise<FreshBrowser> {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium({ searchPath: process.env['PATH'], override: process.env['CHROMIUM_BIN'] }),
    args: [...QUIET, '--remote-debugging-port=0', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    colorScheme: 'dark',
    viewport: null,
  });
  if (session) {
    // A picture of the same origin: the session is there, and none of the page's own code was fetched yet.
    const page = await context.newPage();
    await page.goto(`${webUrl}/icon.svg`);
    await page.evaluate(([key, value]) => localStorage.setItem(key, value), [SESSION_KEY, JSON.stringify(session)] as const);
    await page.close();
  }
  const [port] = fs.readFileSync(path.join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  return {
    context,
    debuggingPort: Number(port),
    close: async () => {
      await context.close();
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
