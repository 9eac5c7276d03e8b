import lighthouse, { desktopConfig } from 'lighthouse';
import { measureFirstLoad } from './first-load.ts';
import { openBrowser } from './open-browser.ts';
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
}

/** One screen on one device, each time in a browser that knows nothing: Lighthouse first, then the scripts it fetched. */
export async function measureScreen({ screen, device, webUrl, path, session }: Measure): Promise<ScreenFigures> {
  const audited = await inFreshBrowser(webUrl, session, async ({ debuggingPort }) => {
    const flags = {
      port: debuggingPort,
      output: 'json' as const,
      logLevel: 'error' as const,
      onlyCategories: [...CATEGORIES],
      // The session lives in the storage that would be emptied.
      disableStorageReset: true,
    };
    const result = await lighthouse(`${webUrl}${path}`, flags, device === 'desktop' ? desktopConfig : undefined);
    if (!result) throw new Error(`Lighthouse had nothing to say about ${path}`);
    const { lhr } = result;
    if (lhr.runtimeError) throw new Error(`Lighthouse on ${path}: ${lhr.runtimeError.message}`);
    if (new URL(lhr.finalDisplayedUrl).pathname !== path) throw new Error(`${path} led to ${lhr.finalDisplayedUrl}`);
    return lhr;
  });
  const { firstBytes, laterBytes } = await inFreshBrowser(webUrl, session, ({ context }) => measureFirstLoad(context, `${webUrl}${path}`));
  const scores = Object.fromEntries(CATEGORIES.map((name) => [name, Math.round((audited.categories[name]?.score ?? 0) * 100)]));
  const weighty = CATEGORIES.flatMap((name) => audited.categories[name]?.auditRefs ?? []).filter(({ weight }) => weight > 0);
  const complaints = weighty.flatMap(({ id }) => {
    const audit = audited.audits[id];
    return audit && audit.score !== null && audit.score < 0.9 ? [audit.displayValue ? `${id} ${audit.displayValue}` : id] : [];
  });
  return { screen, device, scores: scores as Record<Category, number>, complaints, firstJsBytes: firstBytes, laterJsBytes: laterBytes };
}

type FreshBrowser = Awaited<ReturnType<typeof openBrowser>>;

async function inFreshBrowser<T>(webUrl: string, session: StoredSession | null, look: (browser: FreshBrowser) => Promise<T>): Promise<T> {
  const browser = await openBrowser(webUrl, session);
  try {
    return await look(browser);
  } finally {
    await browser.close();
  }
}
