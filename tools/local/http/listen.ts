import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  /** `http://127.0.0.1:<port>` */
  url: string;
  port: number;
  /** Stops taking connections and cuts those that are open. */
  close(): Promise<void>;
}

/** Serves on 127.0.0.1 (in a container on what LISTEN_HOST says); port 0 takes a free one. Rejects when the port is taken. */
export async function listen(handle: RequestListener, port: number): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: 60_000 }, handle);
  server.listen(port, process.env['LISTEN_HOST'] || '127.0.0.1');
  await once(server, 'listening');
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Closes the server and ends the process when the supervisor says so. */
export function closeOnSignal(listening: Listening): void {
  const stop = (): void => void listening.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
