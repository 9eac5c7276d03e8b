/** For benches and tests, where one program is many athletes: no allowance, no limit of requests and none of streams stands in the way. */
export const NO_LIMITS = {
  logging: { TURNS_PER_MINUTE: '1000000', TURNS_PER_DAY: '1000000', TOKENS_PER_DAY: '1000000000' },
  gateway: {
    ATHLETE_REQUESTS_PER_MINUTE: '1000000',
    ATHLETE_REQUESTS_BURST: '1000000',
    ADDRESS_REQUESTS_PER_MINUTE: '1000000',
    SSE_PER_ATHLETE: '10000',
    FEEDS_PER_ATHLETE: '10000',
    SSE_TOTAL: '10000',
  },
  'inference-gateway': { ANSWERS_AT_ONCE: '10000', ANSWERS_AT_ONCE_PER_ATHLETE: '10000' },
} as const;
