import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';

export interface PlainProxy {
  url: string;
  close: () => Promise<void>;
}

/**
 * What stands in front of replicas: each connection goes to the next one that takes it, bytes pass unread, and when one side is gone the
 * other is cut. No retries of requests, no knowledge of HTTP.
 */
export async function startPlainProxy(targets: readonly string[]): Promise<PlainProxy> {
  const open = new Set<net.Socket>();
  let turn = 0;
  const server = net.createServer((client) => {
    open.add(client);
    client.once('close', () => open.delete(client));
    client.on('error', () => client.destroy());
    const first = turn++;
    const tryNext = (tried: number): void => {
      const target = targets[(first + tried) % targets.length];
      if (target === undefined || tried >= targets.length) return void client.destroy();
      const { hostname, port } = new URL(target);
      const upstream = net.connect({ host: hostname, port: Number(port) });
      let joined = false;
      upstream.once('connect', () => {
        joined = true;
        client.pipe(upstream).pipe(client);
        client.once('close', () => upstream.destroy());
      });
      upstream.once('error', () => (joined ? client.destroy() : tryNext(tried + 1)));
      upstream.once('close', () => {
        if (joined) client.destroySoon();
      });
    };
    tryNext(0);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
