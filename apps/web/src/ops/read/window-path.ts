import type { OpsWindow } from '@hyrox/contracts';

/** What the page shows before anybody chose another. */
const FIRST_WINDOW: OpsWindow = 'now';
const OTHERS: readonly OpsWindow[] = ['hour', 'day'];

/** The window that an address asks for; the first one where it asks for none that there is. */
export const windowOf = (asked: string | readonly string[] | undefined): OpsWindow =>
  OTHERS.find((window) => window === asked) ?? FIRST_WINDOW;

/** The page's own address with this window. */
export const windowPath = (window: OpsWindow): string => (window === FIRST_WINDOW ? '/ops' : `/ops?window=${window}`);
