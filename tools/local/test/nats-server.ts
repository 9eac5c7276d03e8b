import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { NatsConnection } from '@nats-io/transport-node';
import { connect } from '@nats-io/transport-node';
import { readBusUsers } from '../nats/permissions.ts';
import { provision } from '../nats/provision.ts';
import { renderNatsConfig } from '../nats/render-config.ts';
import { readStreamPlans } from '../nats/streams.ts';
import { freePort } from '../ports.ts';
import { findNatsServer, natsServerVersion } from '../system.ts';

export interface TestNats {
  url: string;
  storeDir: string;
  /** How often a text occurs in the files of the store. */
  onDisk: (text: string) => number;
  connectAs: (user: string) => Promise<NatsConnection>;
  /** Our streams, consumers and buckets, as `npm start` makes them; again after a store was lost. */
  provision: () => Promise<void>;
  /** SIGKILL and a fresh server on the same store. */
  restart: (options?: { loseStore?: boolean }) => Promise<void>;
  stop: () => Promise<void>;
}

/** A real nats-server with the rendered configuration; every user's password is `<user>-password`. */
export async function startNats(): Promise<TestNats> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-nats-'));
  const binary = findNatsServer({ searchPath: process.env['PATH'] });
  const port = await freePort();
  const users = readBusUsers();
  const passwords = Object.fromEntries(Object.keys(users).map((user) => [user, `${user}-password`]));
  const storeDir = path.join(dir, 'store');
  fs.writeFileSync(
    path.join(dir, 'nats.conf'),
    renderNatsConfig({ port, storeDir, serverVersion: natsServerVersion(binary), users, passwords }),
  );

  const launch = () => {
    const child = spawn(binary, ['-c', path.join(dir, 'nats.conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const ready = new Promise<void>((resolve, reject) => {
      let said = '';
      child.stderr.on('data', (data: Buffer) => {
        said += data.toString();
        if (said.includes('Server is ready')) resolve();
      });
      child.once('exit', () => reject(new Error(`nats-server ended: ${said}`)));
    });
    return { child, exited, ready };
  };
  let server = launch();
  await server.ready;
  const connectAs = (user: string): Promise<NatsConnection> =>
    connect({
      servers: `127.0.0.1:${port}`,
      user,
      pass: `${user}-password`,
      inboxPrefix: `_INBOX_${user}`,
      reconnectTimeWait: 50,
      maxReconnectAttempts: -1,
    });
  return {
    url: `127.0.0.1:${port}`,
    storeDir,
    onDisk: (text) => countOnDisk(storeDir, text),
    connectAs,
    provision: async () => {
      const admin = await connectAs('admin');
      await provision(admin, readStreamPlans());
      await admin.close();
    },
    restart: async ({ loseStore = false } = {}) => {
      server.child.kill('SIGKILL');
      await server.exited;
      if (loseStore) fs.rmSync(storeDir, { recursive: true });
      server = launch();
      await server.ready;
    },
    stop: async () => {
      server.child.kill('SIGTERM');
      await server.exited;
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

function countOnDisk(folder: string, text: string): number {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  if (!files.some(({ name }) => name.endsWith('.blk'))) throw new Error('the store holds no message at all');
  return files.reduce((sum, { parentPath, name }) => sum + contentOf(path.join(parentPath, name)).split(text).length - 1, 0);
}

/** Empty when the server renamed or removed the file since it was listed. */
function contentOf(file: string): string {
  try {
    return fs.readFileSync(file, 'latin1');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
