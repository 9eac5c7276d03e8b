import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { readBusUsers } from '../../local/nats/permissions.ts';
import { renderNatsConfig } from '../../local/nats/render-config.ts';
import { freePort } from '../../local/ports.ts';
import { findNatsServer, natsServerVersion } from '../../local/system.ts';

export interface NatsCluster {
  /** All nodes, with commas between. */
  url: string;
  /** kill -9 of one node, by number. */
  kill: (node: number) => Promise<void>;
  /** The node again, on the store it had. */
  start: (node: number) => Promise<void>;
  stop: () => Promise<void>;
}

interface Node {
  file: string;
  child: ChildProcess | undefined;
}

/** Three nats-servers that keep each stream together, with the users and permissions of production, under one folder. */
export async function startNatsCluster(options: { dir: string; passwords: Readonly<Record<string, string>> }): Promise<NatsCluster> {
  const binary = findNatsServer({ searchPath: process.env['PATH'] });
  const serverVersion = natsServerVersion(binary);
  const ports = await Promise.all([1, 2, 3].map(async () => ({ client: await freePort(), route: await freePort() })));
  const routes = ports.map(({ route }) => `nats-route://127.0.0.1:${route}`);
  const nodes = ports.map(({ client, route }, at): Node => {
    const dir = path.join(options.dir, `nats-${at}`);
    fs.mkdirSync(dir, { recursive: true });
    const cluster = { name: `"nats-${at}"`, listen: `127.0.0.1:${route}`, routes };
    const input = { port: client, storeDir: path.join(dir, 'store'), serverVersion, users: readBusUsers(), passwords: options.passwords };
    const file = path.join(dir, 'nats.conf');
    fs.writeFileSync(file, renderNatsConfig({ ...input, cluster }), { mode: 0o600 });
    return { file, child: undefined };
  });
  const start = async (at: number) => {
    const node = nodes[at];
    if (node) node.child = await launch(binary, node.file);
  };
  const end = async (node: Node | undefined, signal: NodeJS.Signals) => {
    if (!node?.child || node.child.exitCode !== null || node.child.signalCode !== null) return;
    const exited = once(node.child, 'exit');
    node.child.kill(signal);
    await exited;
  };
  await Promise.all(nodes.map((_, at) => start(at)));
  return {
    url: ports.map(({ client }) => `nats://127.0.0.1:${client}`).join(','),
    kill: (at) => end(nodes[at], 'SIGKILL'),
    start,
    stop: async () => void (await Promise.all(nodes.map((node) => end(node, 'SIGTERM')))),
  };
}

/** Resolves when the server takes clients. */
function launch(binary: string, file: string): Promise<ChildProcess> {
  const child = spawn(binary, ['-c', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.includes('Server is ready')) resolve(child);
    });
    child.once('exit', () => reject(new Error(`nats-server ended: ${said}`)));
  });
}
