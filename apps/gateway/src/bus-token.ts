import type { Bus } from '@hyrox/messaging';

export const BUS = Symbol('bus');

/** What a controller asks of the bus. */
export type AskBus = Pick<Bus, 'ask' | 'insist'>;

/** How long a page waits for its data. */
export const PAGE_MS = 3_000;
