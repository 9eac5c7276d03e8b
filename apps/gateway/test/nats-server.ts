import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { findNatsServer } from '../../../tools/local/system.ts';

/** A nats-server with JetStream, of this test alone. It can be killed and started again on its port and store. */
export class NatsServer {
  readonly port: number;
  private readonly storeDir = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-gateway-nats-'));
  private child: ChildProcess | undefined;

  private constructor(port: number) {
    this.port = port;
  }

  static async start(): Promise<NatsServer> {
    const server = new NatsServer(await freePort());
    await server.up();
    return server;
  }

  get url(): string {
    return `127.0.0.1:${this.port}`;
  }

  async up(): Promise<void> {
    const program = findNatsServer({ searchPath: process.env['PATH'] });
    const child = spawn(program, ['-a', '127.0.0.1', '-p', String(this.port), '-js', '-sd', this.storeDir], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.child = child;
    await new Promise<void>((ready, failed) => {
      child.once('error', failed);
      child.stderr.on('data', (line: Buffer) => {
        if (line.includes('Server is ready')) ready();
      });
    });
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** As if the disk had been lost; the server must not run. */
  loseStore(): void {
    fs.rmSync(this.storeDir, { recursive: true, force: true });
  }

  async stop(): Promise<void> {
    await this.kill();
    this.loseStore();
  }
}

export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
