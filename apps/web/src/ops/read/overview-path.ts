import type { OpsWindow } from '@hyrox/contracts';

/** What the page shows before anybody chose another. */
export const FIRST_WINDOW: OpsWindow = 'now';

/** Where everything at one moment is read. */
export const overviewPath = (window: OpsWindow): string => `/api/ops/overview?window=${window}`;
