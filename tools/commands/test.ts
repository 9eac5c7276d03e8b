import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { completeStandaloneWeb } from '../local/start/build.ts';
import { runNx } from '../local/start/run-nx.ts';
import { findChromium, findNatsServer, findPrometheus } from '../local/system.ts';
import { StartError } from '../local/start/start-error.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const JEST = path.join(ROOT, 'node_modules/jest/bin/jest.js');

interface Tally {
  passed: number;
  failed: number;
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(0)} s`;

/** One Jest run. A run that could not finish counts as a failure, whatever it had counted. */
function jest(config: string, args: string[], results: string): Tally {
  fs.rmSync(results, { force: true });
  const node = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    JEST,
    '--config',
    config,
    '--json',
    '--outputFile',
    results,
  ];
  const { status } = spawnSync(process.execPath, [...node, ...args], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  if (!fs.existsSync(results)) return { passed: 0, failed: 1 };
  const report = JSON.parse(fs.readFileSync(results, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
  };
  const failed = Math.max(report.numFailedTests, report.numFailedTestSuites);
  return { passed: report.numPassedTests, failed: status === 0 ? failed : Math.max(failed, 1) };
}

function stage(name: string, work: () => Tally): Tally {
  const since = performance.now();
  console.log(`\n── ${name}`);
  const tally = work();
  console.log(`── ${name}: ${tally.passed} passed, ${tally.failed} failed (${seconds(since)})`);
  return tally;
}

/** What is built here, no start of the product in a later stage builds again. */
function buildAndCheck(): Tally {
  const targets = ['build', 'lint', 'typecheck'];
  if (runNx(['run-many', '-t', ...targets]) !== 0) return { passed: 0, failed: 1 };
  completeStandaloneWeb(ROOT);
  process.env['HYROX_BUILT'] = 'yes';
  return { passed: targets.length, failed: 0 };
}

function formatted(): Tally {
  const prettier = path.join(ROOT, 'node_modules/prettier/bin/prettier.cjs');
  const { status } = spawnSync(process.execPath, [prettier, '--check', '--log-level', 'warn', '.'], { cwd: ROOT, stdio: 'inherit' });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Everything that proves the product, cheapest first; each stage runs even when an earlier one failed. */
function test(args: string[]): Tally {
  const search = { searchPath: process.env['PATH'], log: (line: string) => console.log(line) };
  findNatsServer({ ...search, override: process.env['NATS_SERVER_BIN'] });
  findPrometheus({ ...search, override: process.env['PROMETHEUS_BIN'] });
  findChromium({ ...search, override: process.env['CHROMIUM_BIN'] });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-test-results-'));
  const results = path.join(folder, 'jest.json');
  try {
    const tallies = [
      stage('format', formatted),
      stage('build, lint and types', buildAndCheck),
      stage('unit tests', () => jest('jest.unit.mjs', args, results)),
      stage('integration tests', () => jest('jest.integration.mjs', ['--maxWorkers=2', ...args], results)),
      stage('journeys', () => jest('jest.e2e.mjs', args, results)),
    ];
    return tallies.reduce((sum, tally) => ({ passed: sum.passed + tally.passed, failed: sum.failed + tally.failed }));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

try {
  const { passed, failed } = test(process.argv.slice(2));
  process.exitCode = failed === 0 ? 0 : 1;
  console.log(`\n${passed} passed, ${failed} failed`);
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exitCode = 1;
  console.log('\n0 passed, 1 failed');
}
