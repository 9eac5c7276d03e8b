/** The contracts that this app checks. */
export type Contracts = typeof import('./read-contracts.ts');

/**
 * Loads the contracts as a chunk of their own: it arrives beside the first answer, not before the first screen.
 * Throws when there is no network; whoever reads treats that as the lost connection that it is.
 */
export const loadContracts = (): Promise<Contracts> => import('./read-contracts.ts');
