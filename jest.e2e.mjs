import preset from './jest.preset.mjs';

/** Journeys: the whole product and a real Chromium. One at a time: beside another stack a page is at times slower than a hand. */
export default {
  ...preset,
  testMatch: ['**/*.e2e-spec.ts'],
  testTimeout: 120_000,
  maxWorkers: 1,
};
