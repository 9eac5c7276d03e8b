import { spawn, type ChildProcess } from 'node:child_process';
import net from 'node:net';

export interface NatsServer {
  url: string;
  /** SIGKILL, and a new server on the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

async function launch(port: number): Promise<ChildProcess> {
  const path = `${process.env['PATH'] ?? ''}:/usr/sbin`;
  const child = spawn('nats-server', ['-a', '127.0.0.1', '-p', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, PATH: path },
  });
  await new Promise<void>((ready, failed) => {
    let said = '';
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.includes('Server is ready')) ready();
    });
    child.once('error', failed);
    child.once('exit', () => failed(new Error(`nats-server ended: ${said}`)));
  });
  return child;
}

const end = (child: ChildProcess, signal: NodeJS.Signals) =>
  new Promise<void>((ended) => {
    child.once('exit', () => ended());
    child.kill(signal);
  });

/** A real nats-server without JetStream, on a free port of this machine. */
export async function startNatsServer(): Promise<NatsServer> {
  const port = await freePort();
  let child = await launch(port);
  return {
    url: `127.0.0.1:${port}`,
    restart: async () => {
      await end(child, 'SIGKILL');
      child = await launch(port);
    },
    stop: () => end(child, 'SIGTERM'),
  };
}
