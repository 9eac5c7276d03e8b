import fs from 'node:fs';
import path from 'node:path';
import { keepProvisioned } from '../nats/keep-provisioned.ts';
import { readBusUsers } from '../nats/permissions.ts';
import { renderNatsConfig } from '../nats/render-config.ts';
import { readStreamPlans } from '../nats/streams.ts';
import type { ProcessContext } from '../addresses.ts';
import { busAccess } from '../addresses.ts';
import { natsProcess } from '../processes.ts';
import type { ProcessSpec } from '../supervisor/launch.ts';
import { findNatsServer, natsServerVersion } from '../system.ts';
import { StartError } from './start-error.ts';

/** Finds nats-server, writes its configuration (readable by the owner only: it holds passwords) and says how to run it. */
export function prepareNats(context: ProcessContext, log: (line: string) => void): ProcessSpec {
  const { settings, dataDir, ports, keys } = context;
  const program = findNatsServer({ override: settings.NATS_SERVER_BIN, searchPath: settings.inherited['PATH'], log });
  const folder = path.join(dataDir, 'nats');
  const file = path.join(folder, 'nats.conf');
  fs.mkdirSync(folder, { recursive: true });
  const config = renderNatsConfig({
    port: ports.nats,
    storeDir: path.join(folder, 'store'),
    serverVersion: natsServerVersion(program),
    users: readBusUsers(),
    passwords: keys.natsPasswords,
  });
  fs.writeFileSync(file, config, { mode: 0o600 });
  return natsProcess(context, program, file);
}

/** Makes the streams and keeps them there, as the admin user. Returns how to end that. */
export async function keepStreams(context: ProcessContext, log: (line: string) => void): Promise<() => Promise<void>> {
  const { url, user, password } = busAccess(context, 'admin');
  try {
    const kept = await keepProvisioned({
      servers: url,
      user,
      password,
      plans: readStreamPlans(undefined, Number(context.settings.NATS_REPLICAS ?? 1)),
      log,
    });
    return () => kept.close();
  } catch (error) {
    const where = context.settings.NATS_URL === undefined ? 'NATS' : 'NATS at NATS_URL';
    throw new StartError(`The streams could not be made on ${where}: ${error instanceof Error ? error.message : String(error)}.`, {
      cause: error,
    });
  }
}
