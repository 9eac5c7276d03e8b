import { fileURLToPath } from 'node:url';
import preset from './jest.preset.mjs';

/** Unit tests: beside their file, no process, no port, no disk outside a temporary folder. */
export default {
  ...preset,
  setupFilesAfterEnv: [fileURLToPath(new URL('jest.patience.mjs', import.meta.url))],
  testTimeout: 30_000,
  testMatch: ['**/src/**/*.spec.ts', '**/src/**/*.spec.tsx', '**/tools/**/*.spec.ts', '**/lint/**/*.spec.ts', '**/*.spec.ts'],
};
