import lighthouse, { desktopConfig, type Result } from 'lighthouse';
import { measureFirstLoad } from './first-load.ts';
import { withDrivenBrowser, withLoneBrowser } from './open-browser.ts';
import type { StoredSession } from './prepare-visitors.ts';
import { CATEGORIES, type Category, type DeviceName } from './screens.ts';

/** Scores are 0 to 100. `complaints` name the audits that cost points. */
export interface ScreenFigures {
  screen: string;
  device: DeviceName;
  scores: Record<Category, number>;
  complaints: string[];
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
}

/**
 * One screen on one device, each time in a browser that knows nothing: the scripts it fetches first, then Lighthouse. In this order
 * the server has answered the page once before, as any server has that is in use.
 */
export async function measureScreen({ screen, device, path, shows, isMissing, ...visit }: Measure): Promise<ScreenFigures> {
  const url = `${visit.webUrl}${path}`;
  const { firstBytes, laterBytes } = await withDrivenBrowser(visit, (context) => measureFirstLoad(context, url, shows));
  const audited = await withLoneBrowser(visit, (port) => audit({ port, url, device, isMissing }));
  const scores = Object.fromEntries(CATEGORIES.map((name) => [name, Math.round((audited.categories[name]?.score ?? 0) * 100)]));
  return {
    screen,
    device,
    scores: scores as Record<Category, number>,
    complaints: complaintsOf(audited),
    firstJsBytes: firstBytes,
    laterJsBytes: laterBytes,
  };
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

function complaintsOf({ categories, audits, runWarnings }: Result): string[] {
  const weighty = CATEGORIES.flatMap((name) => categories[name]?.auditRefs ?? []).filter(({ weight }) => weight > 0);
  const low = weighty.flatMap(({ id }) => {
    const audit = audits[id];
    return audit && audit.score !== null && audit.score < 0.9 ? [audit.displayValue ? `${id} ${audit.displayValue}` : id] : [];
  });
  return [...low, ...runWarnings];
}
