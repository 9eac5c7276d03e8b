import type { BrowserContext, Response } from 'playwright-core';
import { standing } from './standing.ts';

/** JavaScript of a page as it came over the network, compressed, in bytes. */
export interface FirstLoad {
  /** What the document itself names: the page is usable with these alone. */
  firstBytes: number;
  /** What it fetches afterwards without being asked. */
  laterBytes: number;
  /** Paths of the scripts the document names. */
  named: readonly string[];
  /** Scripts that came without compression; there should be none. */
  uncompressed: readonly string[];
}

const SETTLED_MS = 3_000;

/**
 * Opens an address in a context that has nothing cached and counts the scripts that arrive. Fails when `shows` does not come to stand
 * there: a page that broke is light and fast.
 */
export async function measureFirstLoad(context: BrowserContext, url: string, shows: string): Promise<FirstLoad> {
  const page = await context.newPage();
  const scripts: Response[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response);
  });
  try {
    const document = await page.goto(url, { waitUntil: 'load' });
    const named = scriptsIn((await document?.text()) ?? '');
    await standing(page, shows).waitFor();
    await page.waitForTimeout(SETTLED_MS);
    const sizes = await Promise.all(scripts.map(sizeOf));
    const total = (isNamed: boolean) =>
      sizes.filter(({ path }) => named.includes(path) === isNamed).reduce((sum, { bytes }) => sum + bytes, 0);
    return {
      firstBytes: total(true),
      laterBytes: total(false),
      named,
      uncompressed: sizes.filter(({ isCompressed, bytes }) => !isCompressed && bytes > 1_400).map(({ path }) => path),
    };
  } finally {
    await page.close();
  }
}

/** The paths of the scripts a document names for browsers of today; old ones have a list of their own (`nomodule`). */
export function scriptsIn(html: string): string[] {
  const tags = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/\bnomodule\b/i.test(tag));
  return tags.flatMap((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1] ?? []);
}

async function sizeOf(response: Response): Promise<{ path: string; bytes: number; isCompressed: boolean }> {
  const { responseBodySize } = await response.request().sizes();
  const encoding = (await response.allHeaders())['content-encoding'];
  return { path: new URL(response.url()).pathname, bytes: responseBodySize, isCompressed: encoding !== undefined };
}
