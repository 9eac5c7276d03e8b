import { freePort } from '../../../local/ports.ts';
import { startOwn } from '../../load/own-process.ts';
import type { System, SystemOptions } from './system.ts';

/** The proxy everybody writes first. */
export async function startExpress({ upstreamPort }: SystemOptions): Promise<System> {
  const port = await freePort();
  const peer = await startOwn('tools/bench/load/express-peer.ts', {
    PORT: String(port),
    UPSTREAM_URL: `http://127.0.0.1:${upstreamPort}`,
  });
  return {
    door: { port, kind: 'completion', token: 'bench' },
    processes: [{ name: 'express', pid: peer.pid }],
    beside: [],
    stop: () => peer.stop(),
  };
}
