import preset from './jest.preset.mjs';

/** Journeys: the whole product and a real Chromium. One at a time: each starts a stack of its own. */
export default { ...preset, testMatch: ['**/*.e2e-spec.ts'], testTimeout: 120_000, maxWorkers: 1 };
