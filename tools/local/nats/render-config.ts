import type { BusUsers, Permissions } from './permissions.ts';
import { permissionsOf } from './permissions.ts';

export interface NatsConfigInput {
  port: number;
  storeDir: string;
  /** `v2.9.10` or `2.12.1`, as the server itself says. */
  serverVersion: string;
  users: BusUsers;
  passwords: Readonly<Record<string, string>>;
  /** One node of several. `name` is quoted text or a reference to the environment (`$POD_NAME`). */
  cluster?: { name: string; listen: string; routes: readonly string[] };
}

/**
 * The server's configuration: loopback only, JetStream on, one account, one user per service with least privilege.
 * Throws when a user has no password: an empty one would let anybody in.
 */
export function renderNatsConfig(input: NatsConfigInput): string {
  const users = Object.entries(input.users).map(([name, user]) => {
    const password = input.passwords[name];
    if (!password) throw new Error(`NATS user ${name} has no password`);
    return `      { user: ${quoted(name)}, password: ${quoted(password)}, permissions: {\n${renderPermissions(permissionsOf(name, user))} } }`;
  });
  return `host: 127.0.0.1
port: ${input.port}
max_payload: 1MB
max_connections: 256
max_control_line: 4096
max_subscriptions: 5000
write_deadline: "5s"
ping_interval: "20s"
ping_max: 2
jetstream {
  store_dir: ${quoted(input.storeDir)}
  max_memory_store: 16MB
  max_file_store: 4GB${knowsSyncInterval(input.serverVersion) ? '\n  sync_interval: always' : ''}
}
accounts {
  HYROX {
    jetstream: { max_memory: 16MB, max_file: 4GB, max_streams: 4, max_consumers: 32 }
    users: [
${users.join('\n')}
    ]
  }
}
${input.cluster ? renderCluster(input.cluster) : ''}`;
}

function renderCluster({ name, listen, routes }: NonNullable<NatsConfigInput['cluster']>): string {
  return `server_name: ${name}
cluster {
  name: HYROX
  listen: ${quoted(listen)}
  routes: ${list(routes)}
}
`;
}

/** Since 2.10; an older server refuses to start on the key and syncs every two minutes. */
export function knowsSyncInterval(version: string): boolean {
  const [, major, minor] = /(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 10);
}

function renderPermissions(permissions: Permissions): string {
  const lines = [`publish: { allow: ${list(permissions.publish)} }`, `subscribe: { allow: ${list(permissions.subscribe)} }`];
  // An empty allow list would mean "everything".
  if (permissions.publish.length === 0) lines[0] = 'publish: { deny: [">"] }';
  if (permissions.replyWithin) lines.push(`allow_responses: { max: 1, expires: "${permissions.replyWithin}" }`);
  return lines.map((line) => `        ${line}`).join('\n');
}

function list(subjects: readonly string[]): string {
  return `[${subjects.map(quoted).join(', ')}]`;
}

function quoted(value: string): string {
  return JSON.stringify(value);
}
