import { expect, test } from '@jest/globals';

interface Plugin {
  judgeImport(place: string, specifier: string, typeOnly?: boolean): string | null;
}
const { judgeImport } = (await import(new URL('./plugin.mjs', import.meta.url).href)) as Plugin;

test.each([
  ['apps/gateway/src/turns/run-turn.ts', '@hyrox/coaching'],
  ['apps/gateway/src/turns/run-turn.ts', './dispatch-attempt.ts'],
  ['libs/messaging/src/bus.ts', '@nats-io/transport-node'],
  ['apps/logging/test/turns.int-spec.ts', '@hyrox/testing'],
  ['apps/inference-gateway/src/provider/open-stream.ts', 'undici'],
])('%s may import %s', (place, specifier) => expect(judgeImport(place, specifier)).toBeNull());

test.each([
  ['apps/gateway/src/turns/run-turn.ts', '@hyrox/logging', 'lint/rooms.mjs'],
  ['apps/gateway/src/turns/run-turn.ts', '../../../logging/src/env.ts', 'CONTRIBUTING.md'],
  ['apps/web/src/chat/page.tsx', '@hyrox/messaging', 'lint/rooms.mjs'],
  ['apps/gateway/src/turns/run-turn.ts', '@nats-io/transport-node', 'libs/messaging/src/bus.ts'],
  ['apps/gateway/src/turns/run-turn.ts', 'openai', 'apps/inference-gateway/src/provider/'],
  ['libs/coaching/src/prompt/build.ts', '@hyrox/service-kit', 'lint/rooms.mjs'],
  ['libs/contracts/src/turns.ts', '@hyrox/telemetry', 'lint/rooms.mjs'],
  ['apps/logging/src/turns/accept-turn.ts', '@hyrox/testing', 'libs/testing/src/index.ts'],
])('%s may not import %s and is told to read %s', (place, specifier, told) => expect(judgeImport(place, specifier)).toContain(told));
