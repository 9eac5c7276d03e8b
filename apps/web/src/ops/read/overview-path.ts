import type { OpsWindow } from '@hyrox/contracts';

/** Where everything at one moment is read. */
export const overviewPath = (window: OpsWindow): string => `/api/ops/overview?window=${window}`;
