import net from 'node:net';
import { StartError } from './start/start-error.ts';

export const SERVICES = ['gateway', 'retrieval', 'athlete-profile', 'inference-gateway', 'logging', 'training-data-export'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** Every port of a stack; `metrics` also answers /livez and /readyz. */
export interface Ports {
  web: number;
  gateway: number;
  metrics: Record<ServiceName, number>;
  nats: number;
  database: number;
  supabase: number;
  openai: number;
  nebius: number;
}

const WEB = 3000;
const DEFAULT_PORTS: Ports = {
  web: WEB,
  gateway: 3001,
  metrics: {
    gateway: 9101,
    retrieval: 9102,
    'athlete-profile': 9103,
    'inference-gateway': 9104,
    logging: 9105,
    'training-data-export': 9106,
  },
  nats: 4322,
  database: 54329,
  supabase: 54331,
  openai: 54332,
  nebius: 54333,
};
const HIGHEST_PORT = 65_535;

/** The ports of a stack whose web page is at `web`: all are shifted by the same amount. Throws a StartError out of range. */
export function portsFrom(web = WEB): Ports {
  const shift = web - WEB;
  const least = 1024 - Math.min(WEB, DEFAULT_PORTS.gateway);
  const most = HIGHEST_PORT - DEFAULT_PORTS.nebius;
  if (!Number.isInteger(web) || shift < least || shift > most) {
    throw new StartError(`--port takes a number from ${WEB + least} to ${WEB + most}; every other port moves along with it.`);
  }
  return mapPorts(DEFAULT_PORTS, (port) => port + shift);
}

/** Ports that were free a moment ago, for tests. */
export async function freePorts(): Promise<Ports> {
  const count = 7 + SERVICES.length;
  const servers = await Promise.all(Array.from({ length: count }, openAnywhere));
  const ports = servers.map((server) => (server.address() as net.AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  let next = 0;
  return mapPorts(DEFAULT_PORTS, () => ports[next++] ?? 0);
}

/** One port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = await openAnywhere();
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function mapPorts(ports: Ports, change: (port: number) => number): Ports {
  const { metrics, ...single } = ports;
  const changed = (part: object) => Object.fromEntries(Object.entries(part).map(([name, port]) => [name, change(port as number)]));
  return { ...changed(single), metrics: changed(metrics) } as unknown as Ports;
}

function openAnywhere(): Promise<net.Server> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}
