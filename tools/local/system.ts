import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { StartError } from './start/start-error.ts';

/** A program that npm does not carry. */
interface SystemProgram {
  names: string[];
  /** The variable that names the program's file, when it is somewhere unusual. */
  variable: string;
  debianPackage: string;
  elsewhere: string;
}

export interface SystemSearch {
  /** The file named by the program's variable, if any. */
  override?: string | undefined;
  /** PATH. */
  searchPath?: string | undefined;
  log?: (line: string) => void;
}

const natsServer: SystemProgram = {
  names: ['nats-server'],
  variable: 'NATS_SERVER_BIN',
  debianPackage: 'nats-server',
  elsewhere:
    'macOS `brew install nats-server`, Windows: the zip from github.com/nats-io/nats-server/releases; or set NATS_URL to a running server',
};
const chromium: SystemProgram = {
  names: ['chromium', 'chromium-browser', 'google-chrome', 'chrome'],
  variable: 'CHROMIUM_BIN',
  debianPackage: 'chromium',
  elsewhere: 'macOS `brew install --cask chromium`, Windows: any Chrome',
};
const prometheus: SystemProgram = {
  names: ['prometheus'],
  variable: 'PROMETHEUS_BIN',
  debianPackage: 'prometheus',
  elsewhere: 'macOS `brew install prometheus`, Windows: the zip from prometheus.io/download; promtool lies beside it',
};
const APT_GET = '/usr/bin/apt-get';
/** Where servers live that a PATH without sbin does not show. */
const FURTHER_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

/** The file of nats-server: found, else installed from Debian's package when root, else a StartError with the install line. */
export function findNatsServer(search: SystemSearch): string {
  return ensure(natsServer, search);
}

/** The file of a Chromium, in the same way; for the browser tests. */
export function findChromium(search: SystemSearch): string {
  return ensure(chromium, search);
}

/** The file of a Prometheus server, in the same way; for the tests of alerts. Its `promtool` lies beside it. */
export function findPrometheus(search: SystemSearch): string {
  return ensure(prometheus, search);
}

/** `2.9.10` of "nats-server: v2.9.10". */
export function natsServerVersion(file: string): string {
  return /(\d+\.\d+\.\d+)/.exec(spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout)?.[1] ?? '0.0.0';
}

function ensure(program: SystemProgram, search: SystemSearch): string {
  if (search.override) {
    if (isExecutable(search.override)) return search.override;
    throw new StartError(`${program.variable}=${search.override} is not an executable file.`);
  }
  const found = find(program.names, search.searchPath) ?? installOnDebian(program, search);
  if (found) return found;
  throw new StartError(
    `${program.names[0]} was not found. Install it: Debian or Ubuntu \`sudo apt-get install ${program.debianPackage}\`, ${program.elsewhere}; or set ${program.variable} to its file.`,
  );
}

function installOnDebian(program: SystemProgram, search: SystemSearch): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !isExecutable(APT_GET)) return undefined;
  search.log?.(`${program.names[0]} is not here: installing Debian's ${program.debianPackage}`);
  const apt = (...args: string[]) =>
    spawnSync(APT_GET, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: search.searchPath, DEBIAN_FRONTEND: 'noninteractive' },
    });
  const install = () => apt('install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120', program.debianPackage);
  let result = install();
  if (result.status !== 0) {
    apt('update');
    result = install();
  }
  const now = find(program.names, search.searchPath);
  if (!now) throw new StartError(`apt-get install ${program.debianPackage} failed: ${result.stderr.trim().split('\n').at(-1) ?? ''}`);
  return now;
}

function find(names: string[], searchPath = ''): string | undefined {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = [...searchPath.split(path.delimiter).filter(Boolean), ...FURTHER_FOLDERS];
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name + suffix))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    // Not there, or not ours to run: both mean no.
    return false;
  }
}
