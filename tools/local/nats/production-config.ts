import fs from 'node:fs';
import path from 'node:path';
import { readBusUsers } from './permissions.ts';
import { renderNatsConfig, type NatsConfigInput } from './render-config.ts';

/** A cluster of one: kustomize reads no file outside its own folder. */
export const SINGLE_CONFIG = path.resolve(import.meta.dirname, '../../../k8s/overlays/dev/nats.conf');
export const CLUSTER_CONFIG = path.resolve(import.meta.dirname, '../../../k8s/base/nats.conf');
export const PRODUCTION_CONFIG = path.resolve(import.meta.dirname, '../../../infra/nats/nats.conf');

const HEADER = `# Written by: node tools/local/nats/production-config.ts. The users and subjects are those of infra/nats/users.yaml.
# Passwords come from the environment of the server (NATS_PASSWORD_<USER>).
`;

/** The configuration of a server in a container: all interfaces, health on 8222, every write synced, passwords by reference. */
export function renderProductionConfig(cluster?: NatsConfigInput['cluster']): string {
  const users = readBusUsers();
  const reference = (user: string) => `NATS_PASSWORD_${user.toUpperCase().replaceAll('-', '_')}`;
  const passwords = Object.fromEntries(Object.keys(users).map((user) => [user, `@@${reference(user)}@@`]));
  const nodes = cluster ? { cluster } : {};
  const config = renderNatsConfig({ port: 4222, storeDir: '/data', serverVersion: '2.12.0', users, passwords, ...nodes });
  return HEADER + config.replace('host: 127.0.0.1\n', 'host: 0.0.0.0\nhttp_port: 8222\n').replaceAll(/"@@(\w+)@@"/g, '$$$1');
}

/** The same for one of the three nodes of a cluster, named by its pod, with time for its clients to move over before it ends. */
export function renderClusterConfig(): string {
  const routes = [0, 1, 2].map((n) => `nats-route://nats-${n}.nats:6222`);
  const config = renderProductionConfig({ name: '$POD_NAME', listen: '0.0.0.0:6222', routes });
  return `${config}pid_file: "/tmp/nats.pid"\nlame_duck_grace_period: "5s"\nlame_duck_duration: "30s"\n`;
}

if (process.argv[1] === import.meta.filename) {
  fs.writeFileSync(PRODUCTION_CONFIG, renderProductionConfig());
  fs.writeFileSync(SINGLE_CONFIG, renderProductionConfig());
  fs.writeFileSync(CLUSTER_CONFIG, renderClusterConfig());
}
