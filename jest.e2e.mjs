import { fileURLToPath } from 'node:url';
import preset from './jest.preset.mjs';

/** Journeys: the whole product and a real Chromium. Two at a time: each starts a stack of its own and waits more than it works. */
export default {
  ...preset,
  testMatch: ['**/*.e2e-spec.ts'],
  testTimeout: 120_000,
  maxWorkers: 2,
  testSequencer: fileURLToPath(new URL('jest.sequencer.mjs', import.meta.url)),
};
