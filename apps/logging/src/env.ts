import { baseEnv, databaseEnv } from '@hyrox/service-kit';

export const env = baseEnv.extend(databaseEnv.shape);
