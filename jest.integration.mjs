import { fileURLToPath } from 'node:url';
import preset from './jest.preset.mjs';

/** Integration tests: real NATS, real database, real processes, each on ports and folders of its own. */
export default {
  ...preset,
  testMatch: ['**/*.int-spec.ts'],
  testTimeout: 60_000,
  testSequencer: fileURLToPath(new URL('jest.sequencer.mjs', import.meta.url)),
};
