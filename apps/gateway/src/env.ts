import { baseEnv, loadEnv } from '@hyrox/service-kit';
import { z } from 'zod';

const gatewayEnv = baseEnv.extend({
  PORT: z.coerce.number().int().min(0).max(65_535),
  /** Keys are read from `<SUPABASE_URL>/auth/v1/.well-known/jwks.json`. */
  SUPABASE_URL: z.url({ protocol: /^https?$/ }),
  /** Only when the issuer in the tokens is not `<SUPABASE_URL>/auth/v1`. */
  SUPABASE_JWT_ISSUER: z.string().min(1).optional(),
  /** Makes the opaque reference other services know an athlete by. */
  SUBJECT_KEY_SECRET: z.string().min(16),
  /** Live streams one athlete may hold open on this gateway. */
  SSE_PER_ATHLETE: z.coerce.number().int().min(1).default(4),
});
export type GatewayEnv = Readonly<z.output<typeof gatewayEnv>>;

/** The configuration of this process; stops the boot naming each variable that is wrong. */
export const readGatewayEnv = (): GatewayEnv => loadEnv(gatewayEnv);
