import http from 'node:http';
import { serveMetrics } from '@hyrox/telemetry';

export interface OpsServer {
  port: number;
  close(): Promise<void>;
}

/** `/livez` (the process), `/readyz` (its own database and bus, never a third party), `/metrics` (Prometheus), on a port of their own. */
export async function startOpsServer(options: { host: string; port: number; ready: () => boolean | Promise<boolean> }): Promise<OpsServer> {
  const server = http.createServer((request, response) => {
    const path = request.url?.split('?')[0];
    if (path === '/metrics') return serveMetrics(request, response);
    if (path === '/livez') return void response.writeHead(200).end('ok');
    if (path !== '/readyz') return void response.writeHead(404).end('not found');
    void Promise.resolve(options.ready()).then(
      (ready) => response.writeHead(ready ? 200 : 503).end(ready ? 'ready' : 'not ready'),
      () => response.writeHead(503).end('not ready'),
    );
  });
  await new Promise<void>((listening, refused) => server.once('error', refused).listen(options.port, options.host, listening));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
