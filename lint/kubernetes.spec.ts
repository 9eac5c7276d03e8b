import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Deployment, StatefulSet } from 'kubernetes-models/apps/v1';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import { Job } from 'kubernetes-models/batch/v1';
import { Ingress, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { ConfigMap, Namespace, Service } from 'kubernetes-models/v1';
import { parseAllDocuments } from 'yaml';
import { readBusUsers } from '../tools/local/nats/permissions.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const KINDS = {
  ConfigMap,
  Deployment,
  HorizontalPodAutoscaler,
  Ingress,
  Job,
  Namespace,
  NetworkPolicy,
  PodDisruptionBudget,
  Service,
  StatefulSet,
};

interface Resource {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
  spec?: Record<string, unknown>;
  data?: Record<string, string>;
}
interface PodSpec {
  terminationGracePeriodSeconds?: number;
  containers: {
    name: string;
    image: string;
    env?: { name: string; value?: string; valueFrom?: { secretKeyRef?: { name: string; key: string } } }[];
    lifecycle?: { preStop?: object };
    readinessProbe?: object;
    livenessProbe?: object;
  }[];
}
interface Policy {
  podSelector: { matchLabels?: Record<string, string>; matchExpressions?: { values: string[] }[] };
  egress?: { to?: { ipBlock?: object }[]; ports?: { port: number }[] }[];
}

/** What `kubectl apply -k` would send to a cluster. */
function render(folder: string): Resource[] {
  const text = execFileSync('kubectl', ['kustomize', path.join(ROOT, 'k8s', folder)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return parseAllDocuments(text).map((document) => document.toJS() as Resource);
}

const apps = fs.readdirSync(path.join(ROOT, 'apps')).sort();
const rendered: Record<string, Resource[]> = {};
const of = (overlay: string, kind: string) => (rendered[overlay] ?? []).filter((resource) => resource.kind === kind);
const named = (resources: Resource[], name: string) => resources.find(({ metadata }) => metadata.name === name);
const podOf = (resource: Resource | undefined) => (resource?.spec?.['template'] as { spec: PodSpec } | undefined)?.spec;
const selected = ({ podSelector }: Policy): string[] =>
  podSelector.matchExpressions?.[0]?.values ?? Object.values(podSelector.matchLabels ?? {});

beforeAll(() => {
  for (const overlay of ['overlays/dev', 'overlays/prod']) rendered[overlay] = render(overlay);
}, 60_000);

describe.each(['overlays/dev', 'overlays/prod'])('%s', (overlay) => {
  test('is what the API of Kubernetes accepts, resource by resource', () => {
    const wrong = (rendered[overlay] ?? []).flatMap((resource) => {
      const Kind = KINDS[resource.kind as keyof typeof KINDS];
      if (!Kind) return [`${resource.kind} has no schema here`];
      try {
        (new Kind(resource as never) as { validate: () => void }).validate();
        return [];
      } catch (error) {
        return [`${resource.kind}/${resource.metadata.name}: ${String(error)}`];
      }
    });
    expect(wrong).toEqual([]);
  });

  test('keeps everything in one namespace and no secret in any file', () => {
    const spaces = new Set((rendered[overlay] ?? []).filter(({ kind }) => kind !== 'Namespace').map(({ metadata }) => metadata.namespace));
    expect([...spaces]).toEqual([of(overlay, 'Namespace')[0]?.metadata.name]);
    expect(of(overlay, 'Secret')).toEqual([]);
    const values = of(overlay, 'Deployment').flatMap((one) => podOf(one)?.containers.flatMap(({ env }) => env ?? []) ?? []);
    expect(values.filter(({ name, value }) => /PASSWORD|SECRET|KEY|DATABASE_URL/u.test(name) && value !== undefined)).toEqual([]);
  });

  test('gives each service its own credentials: NATS user, password and database role are nobody else’s', () => {
    for (const app of apps.filter((name) => name !== 'web')) {
      const env = podOf(named(of(overlay, 'Deployment'), app))?.containers[0]?.env ?? [];
      expect(env.find(({ name }) => name === 'NATS_USER')?.value).toBe(app);
      const secrets = env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef?.name ?? []);
      expect([app, new Set(secrets)]).toEqual([app, new Set([app])]);
    }
  });

  test('lets an answer end where it began: an inference pod may take longer than the longest answer, and every app leaves in order', () => {
    const pod = podOf(named(of(overlay, 'Deployment'), 'inference-gateway'));
    const drainMs = Number(pod?.containers[0]?.env?.find(({ name }) => name === 'DRAIN_WITHIN_MS')?.value);
    expect(drainMs).toBeGreaterThan(150_000);
    expect((pod?.terminationGracePeriodSeconds ?? 0) * 1000).toBeGreaterThan(drainMs + 5_000 + 3_000);
    for (const app of apps) {
      const container = podOf(named(of(overlay, 'Deployment'), app))?.containers[0];
      expect([app, Object.keys(container ?? {})]).toEqual([app, expect.arrayContaining(['lifecycle', 'readinessProbe', 'livenessProbe'])]);
    }
  });

  test('K02: all traffic is denied but what is listed, and these alone reach the internet or a database', () => {
    const policies = of(overlay, 'NetworkPolicy').map(({ metadata, spec }) => ({ name: metadata.name, spec: spec as unknown as Policy }));
    expect(policies.find(({ name }) => name === 'default-deny')?.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    const outside = policies.flatMap(({ spec }) =>
      (spec.egress ?? [])
        .filter(({ to }) => to === undefined || to.some(({ ipBlock }) => ipBlock))
        .map(({ ports }) => [ports?.map((p) => p.port), selected(spec)]),
    );
    expect(outside).toEqual([
      [
        [5432, 6543],
        ['retrieval', 'athlete-profile', 'inference-gateway', 'logging', 'training-data-export', 'prepare'],
      ],
      [[443], ['gateway', 'web', 'retrieval', 'inference-gateway', 'prepare']],
    ]);
  });

  test('names images by a version, never by a moving tag', () => {
    const images = (rendered[overlay] ?? []).flatMap((resource) => podOf(resource)?.containers.map(({ image }) => image) ?? []);
    expect(images.filter((image) => !/:\d+\.\d+\.\d+/u.test(image))).toEqual([]);
  });
});

test('production keeps two of every app, loses one at a time, and grows by load', () => {
  expect(
    of('overlays/prod', 'PodDisruptionBudget')
      .map(({ metadata }) => metadata.name)
      .sort(),
  ).toEqual([...apps, 'nats'].sort());
  for (const app of apps) expect(named(of('overlays/prod', 'Deployment'), app)?.spec?.['replicas']).toBeGreaterThan(1);
  const scaled = of('overlays/prod', 'HorizontalPodAutoscaler').map(({ metadata }) => metadata.name);
  expect(scaled.sort()).toEqual(['athlete-profile', 'gateway', 'inference-gateway', 'logging', 'retrieval', 'web']);
});

test('what the gateway is scaled by is a metric that it exposes', () => {
  const [, byConnections] = named(of('overlays/prod', 'HorizontalPodAutoscaler'), 'gateway')?.spec?.['metrics'] as {
    pods?: { metric: { name: string } };
  }[];
  const source = fs.readFileSync(path.join(ROOT, 'apps/gateway/src/assemble-gateway.ts'), 'utf8');
  expect(source).toContain(`gauge('${String(byConnections?.pods?.metric.name)}'`);
});

test.each([
  ['overlays/prod', 3],
  ['overlays/dev', 1],
] as const)('NATS in %s has %d nodes, each stream a copy on each, and the users of the table', (overlay, nodes) => {
  expect(named(of(overlay, 'StatefulSet'), 'nats')?.spec?.['replicas']).toBe(nodes);
  const replicas = podOf(named(of(overlay, 'Job'), 'prepare'))?.containers[0]?.env?.find(({ name }) => name === 'NATS_REPLICAS');
  expect(Number(replicas?.value)).toBe(nodes);
  const config = of(overlay, 'ConfigMap').find(({ metadata }) => metadata.name.startsWith('nats-config'))?.data?.['nats.conf'] ?? '';
  expect([...config.matchAll(/nats-route:/gu)]).toHaveLength(nodes > 1 ? nodes : 0);
  expect([...config.matchAll(/\{ user: "([a-z-]+)"/gu)].map(([, user]) => user)).toEqual(Object.keys(readBusUsers()));
});
