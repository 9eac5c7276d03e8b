/**
 * The house plan as data: which room may import which, and the one door of each vendor.
 * The lint rule in plugin.mjs reads it; CONTRIBUTING.md tells it in words. Change both together.
 */

/** Rooms by path prefix, first match wins, with the packages of ours each may import. */
export const ROOMS = [
  { path: 'libs/contracts/', may: [] },
  { path: 'libs/telemetry/', may: [] },
  { path: 'libs/messaging/', may: ['contracts', 'telemetry'] },
  { path: 'libs/service-kit/', may: ['contracts', 'telemetry', 'messaging'] },
  { path: 'libs/coaching/', may: ['contracts'] },
  { path: 'libs/testing/', may: ['contracts', 'telemetry', 'messaging', 'service-kit'] },
  { path: 'apps/web/', may: ['contracts', 'coaching'] },
  { path: 'apps/', may: ['contracts', 'telemetry', 'messaging', 'service-kit', 'coaching'] },
  { path: 'tools/', may: ['contracts', 'coaching', 'messaging', 'service-kit', 'telemetry', 'testing'] },
];

/** Only tests may import the harness. */
export const TEST_FILE = /(\.spec|\.int-spec|\.e2e-spec)\.tsx?$|\/test\//;
export const TEST_ONLY = ['testing'];

/** One door per vendor: outside `only`, importing `package` is an error that names the door. */
export const DOORS = [
  {
    package: /^@nats-io\//,
    only: [/^libs\/messaging\//, /^libs\/service-kit\/src\/outbox-relay/, /^tools\//],
    door: 'libs/messaging/src/bus.ts',
  },
  {
    package: /^@nestjs\/microservices/,
    only: [/^libs\/messaging\//, /^libs\/service-kit\/src\/run-service\.ts/],
    door: 'libs/messaging/src/handler-decorators.ts',
  },
  {
    package: /^openai$/,
    only: [/^apps\/inference-gateway\/src\/provider\//, /^apps\/retrieval\/src\/embedding\//, /^tools\/(knowledge|bench|local)\//],
    door: 'apps/inference-gateway/src/provider/ or apps/retrieval/src/embedding/',
  },
  { package: /^undici$/, only: [/^apps\/inference-gateway\/src\/provider\//, /^tools\//], door: 'apps/inference-gateway/src/provider/' },
  {
    package: /^@supabase\/supabase-js$/,
    only: [/^apps\/web\/src\/auth\//, /^apps\/retrieval\/src\/passages\//, /^tools\//],
    door: 'apps/retrieval/src/passages/ or apps/web/src/auth/',
  },
  { package: /^@opentelemetry\//, only: [/^libs\/telemetry\//], door: 'libs/telemetry/src/index.ts' },
  { package: /^pino$/, only: [/^libs\/telemetry\//], door: 'libs/telemetry/src/logger.ts' },
  { package: /^pg$/, only: [/^libs\/service-kit\/src\//, /^tools\//], door: 'libs/service-kit/src/database.ts', types: true },
  { package: /^@prisma\//, only: [/^apps\/[^/]+\/src\/db\//], door: 'the src/db/prisma.client.ts of the service' },
  { package: /^jose$/, only: [/^apps\/gateway\/src\/auth\//, /^tools\//], door: 'apps/gateway/src/auth/verify-token.ts' },
  { package: /^(next|react|react-dom)(\/|$)/, only: [/^apps\/web\//], door: 'apps/web' },
  {
    package: /^(gpt-tokenizer|llama3-tokenizer-js)(\/|$)/,
    only: [/^tools\//, /^apps\/gateway\/src\/tokens\//],
    door: 'tools (both are heavy: load them lazily, in one process)',
  },
];

/** Files that may read `process.env`; everybody else is handed a parsed configuration. */
export const ENV_READERS = [
  /^libs\/service-kit\/src\/load-env/,
  /^libs\/telemetry\/src\/register\.ts/,
  /^apps\/web\/src\/server\/env\.ts/,
  // Next takes out what is not for its runtime only where the variable is named on the spot.
  /^apps\/web\/src\/instrumentation\.ts/,
  /^tools\//,
  /\.config\.(mjs|ts)$/,
];
