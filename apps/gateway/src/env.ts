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
  /** Answers one athlete may follow at once on this gateway. */
  SSE_PER_ATHLETE: z.coerce.number().int().min(1).default(4),
  /** Feeds one athlete may hold open on this gateway, one per tab. */
  FEEDS_PER_ATHLETE: z.coerce.number().int().min(1).default(6),
  /** Streams of everybody on this gateway. */
  SSE_TOTAL: z.coerce.number().int().min(1).default(2_000),
  ATHLETE_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(240),
  ATHLETE_REQUESTS_BURST: z.coerce.number().int().min(1).default(60),
  /** Per client address, before anybody is asked who they are; as many at once. */
  ADDRESS_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(300),
  /** Proxies of ours in front of this port. Each appends to `X-Forwarded-For`; nothing further left is believed. */
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
});
export type GatewayEnv = Readonly<z.output<typeof gatewayEnv>>;

/** The configuration of this process; stops the boot naming each variable that is wrong. */
export const readGatewayEnv = (): GatewayEnv => loadEnv(gatewayEnv);
