import { baseEnv, databaseEnv } from '@hyrox/service-kit';
import { z } from 'zod';

const limit = z.coerce.number().int().min(1).max(1_000_000_000);

export const env = baseEnv.extend(databaseEnv.shape).extend({
  /** What one athlete may ask and use. Days are UTC days. */
  TURNS_PER_MINUTE: limit.default(10),
  TURNS_PER_DAY: limit.default(100),
  TOKENS_PER_DAY: limit.default(450_000),
});
