const PARTS = {
  account: () => import('./contracts/account.ts'),
  athlete: () => import('./contracts/athlete.ts'),
  conversations: () => import('./contracts/conversations.ts'),
  feed: () => import('./contracts/feed.ts'),
  log: () => import('./contracts/log.ts'),
  plans: () => import('./contracts/plans.ts'),
  turns: () => import('./contracts/turns.ts'),
};

/** What this app checks of the contracts, by the part it arrives with. The rest, like the routes and the bus, stays out of the browser. */
export type Contracts = { [P in keyof typeof PARTS]: Awaited<ReturnType<(typeof PARTS)[P]>> };

/**
 * Loads one part of the contracts, each a chunk of its own: it arrives beside the first answer that needs it, not before the first screen,
 * and no schema is built for nobody. Throws when there is no network; whoever reads treats that as the lost connection that it is.
 */
export const loadContracts = <P extends keyof Contracts>(part: P): Promise<Contracts[P]> => PARTS[part]() as Promise<Contracts[P]>;
