import lighthouse, { desktopConfig, type Result } from 'lighthouse';
import { measureFirstLoad } from './first-load.ts';
import { withDrivenBrowser, withLoneBrowser } from './open-browser.ts';
import type { StoredSession } from './prepare-visitors.ts';
import { type ReadReport, readReport, type TypicalReport, typicalOf } from './read-report.ts';
import { CATEGORIES, type DeviceName } from './screens.ts';

/** Scores are 0 to 100; scores and paint are medians over the runs. `complaints` name the audits that cost points. */
export interface ScreenFigures extends TypicalReport {
  screen: string;
  device: DeviceName;
  runs: number;
  firstJsBytes: number;
  laterJsBytes: number;
}

interface Measure {
  screen: string;
  device: DeviceName;
  webUrl: string;
  path: string;
  session: StoredSession | null;
  /** What stands there once the screen is complete. */
  shows: string;
  /** The page answers 404, as it should. */
  isMissing: boolean;
  /** How often Lighthouse looks. */
  runs: number;
  /** Given each of Lighthouse's own reports. */
  onReport?: (report: Result, run: number) => void;
}

/**
 * One screen on one device, each time in a browser that knows nothing: the scripts it fetches first, then Lighthouse. In this order
 * the server has answered the page once before, as any server has that is in use.
 */
export async function measureScreen({ screen, device, path, shows, isMissing, runs, onReport, ...visit }: Measure): Promise<ScreenFigures> {
  const url = `${visit.webUrl}${path}`;
  const { firstBytes, laterBytes } = await withDrivenBrowser(visit, (context) => measureFirstLoad(context, url, shows));
  const reads: ReadReport[] = [];
  for (let run = 1; run <= runs; run++) {
    const report = await withLoneBrowser(visit, (port) => audit({ port, url, device, isMissing }));
    onReport?.(report, run);
    reads.push(readReport(report));
  }
  return { screen, device, runs, ...typicalOf(reads), firstJsBytes: firstBytes, laterJsBytes: laterBytes };
}

/** An address that leads nowhere answers 404 and asks not to be listed; search engines are then right to leave it out. */
const NOT_FOR_MISSING = ['http-status-code', 'is-crawlable'];

interface Audit {
  port: number;
  url: string;
  device: DeviceName;
  isMissing: boolean;
}

async function audit({ port, url, device, isMissing }: Audit): Promise<Result> {
  const flags = {
    port,
    output: 'json' as const,
    logLevel: 'error' as const,
    onlyCategories: [...CATEGORIES],
    // The session lives in the storage that would be emptied.
    disableStorageReset: true,
    ...(isMissing && { ignoreStatusCode: true, skipAudits: NOT_FOR_MISSING }),
  };
  const result = await lighthouse(url, flags, device === 'desktop' ? desktopConfig : undefined);
  if (!result) throw new Error(`Lighthouse had nothing to say about ${url}`);
  const { lhr } = result;
  if (lhr.runtimeError) throw new Error(`Lighthouse on ${url}: ${lhr.runtimeError.message}`);
  if (new URL(lhr.finalDisplayedUrl).pathname !== new URL(url).pathname) throw new Error(`${url} led to ${lhr.finalDisplayedUrl}`);
  return lhr;
}
