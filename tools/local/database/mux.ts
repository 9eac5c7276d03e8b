import net from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import { createBackend } from './backend.ts';
import { Connection } from './connection.ts';
import { FifoLock } from './fifo-lock.ts';

export interface MultiplexerOptions {
  passwords: ReadonlyMap<string, string>;
  /** A client that leaves a transaction open and silent for this long is cut off: nobody else can run meanwhile. */
  idleInTransactionMs: number;
  log: (sentence: string) => void;
  onBroken: (error: unknown) => void;
}

export interface Multiplexer {
  listen(port: number): Promise<number>;
  close(): Promise<void>;
}

/**
 * Serves one PGlite to many clients over the Postgres wire protocol, with the contract of a pooler in transaction mode:
 * one transaction at a time, session settings last until another client runs, no LISTEN, no query cancel, and
 * SQL-level PREPARE and DISCARD are shared. Protocol-level prepared statements are per connection.
 */
export async function createMultiplexer(db: PGlite, options: MultiplexerOptions): Promise<Multiplexer> {
  const version = await db.query<{ server_version: string }>('show server_version');
  const context = {
    ...options,
    backend: createBackend(db),
    lock: new FifoLock<object>(),
    serverVersion: version.rows[0]?.server_version ?? '18',
  };
  const sockets = new Set<net.Socket>();
  let connectionCount = 0;
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    new Connection(++connectionCount, socket, context);
  });
  return {
    listen: (port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => resolve((server.address() as net.AddressInfo).port));
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
