/** The contracts with everything that checks them. */
export type Contracts = typeof import('@hyrox/contracts');

/**
 * Loads the contracts as a chunk of their own: it arrives beside the first answer, not before the first screen.
 * Throws when there is no network; whoever reads treats that as the lost connection that it is.
 */
export const loadContracts = (): Promise<Contracts> => import('@hyrox/contracts');
