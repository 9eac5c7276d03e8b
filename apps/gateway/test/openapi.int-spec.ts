import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ErrorBody, HTTP_ROUTES } from '@hyrox/contracts';
import { GatewayLab, type Gateway } from './gateway-lab.ts';
import { sender } from './send.ts';
import type { SignedIn } from './sign-in.ts';

interface Operation {
  operationId: string;
  security: unknown[];
  parameters?: { name: string; in: string; schema: object }[];
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: object; 'x-events'?: object }> }>;
}
interface OpenApi {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, Record<string, unknown>>>;
}

let lab: GatewayLab;
let gateway: Gateway;
let anna: SignedIn;
let document: OpenApi;
beforeAll(async () => {
  lab = await GatewayLab.start();
  await lab.pages();
  gateway = await lab.gateway();
  anna = await lab.signIn.athlete();
  const response = await fetch(`${gateway.url}/api/openapi.json`);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  document = (await response.json()) as OpenApi;
});
afterAll(() => lab.stop());

/** Routes as Express has them, in the words of OpenAPI. */
function registeredRoutes(): string[] {
  const express = gateway.app.getHttpAdapter().getInstance() as unknown as {
    router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
  };
  return express.router.stack
    .flatMap(({ route }) =>
      route ? Object.keys(route.methods).map((method) => `${method} ${route.path.replace(/:(\w+)/gu, '{$1}')}`) : [],
    )
    .sort();
}

function* refsIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '$ref' && typeof inner === 'string') yield inner;
    else yield* refsIn(inner);
  }
}

/** What a JSON pointer of the document points at. */
const resolve = (ref: string): unknown =>
  ref
    .replace(/^#\//u, '')
    .split('/')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);

describe('the OpenAPI document', () => {
  it('lists the routes that are registered, and no others', () => {
    const listed = HTTP_ROUTES.map(({ method, path }) => `${method} ${path}`).sort();
    expect(registeredRoutes()).toEqual(listed);
    expect(
      Object.entries(document.paths)
        .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
        .sort(),
    ).toEqual(listed);
  });

  it('has what OpenAPI 3.1 asks for', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/u);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).map((operation) => ({ path, operation })),
    );
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
    for (const { path, operation } of operations) {
      expect(operation.operationId).toMatch(/^[a-z][A-Za-z0-9_]+$/u);
      const named = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect(named).toEqual([...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name));
      for (const { schema } of operation.parameters ?? []) expect(Object.keys(schema).length).toBeGreaterThan(0);
      expect(Object.keys(operation.responses).every((status) => /^[2-5]\d\d$/u.test(status))).toBe(true);
    }
    expect(Object.keys(document.components['schemas'] ?? {}).every((name) => /^[\w.-]+$/u.test(name))).toBe(true);
  });

  it('refers only to what it has, and carries nothing of the tool that wrote it', () => {
    const refs = [...refsIn(document)];
    expect(refs.length).toBeGreaterThan(100);
    expect(refs.filter((ref) => resolve(ref) === undefined)).toEqual([]);
    expect(JSON.stringify(document)).not.toMatch(/\$id|"\$schema"|\$defs|__shared/u);
  });

  it('says what a field must be like, as the contract does', () => {
    expect(resolve('#/components/schemas/NewRun/required')).toEqual(['date', 'distance_miles', 'duration_s', 'type']);
    expect(resolve('#/components/schemas/ProfileFields/properties/weight_kg')).toMatchObject({
      anyOf: [{ minimum: 20, maximum: 300 }, { type: 'null' }],
    });
    const events = document.paths['/api/events']?.['get']?.responses['200']?.content?.['text/event-stream']?.['x-events'];
    expect(Object.keys(events ?? {})).toContain('reset');
  });
});

/** Requests that each route refuses, with a body that is wrong where there is one. */
const refusals = HTTP_ROUTES.filter(({ auth }) => auth !== 'none').map(({ method, path, body }) => ({
  name: `${method.toUpperCase()} ${path}`,
  method: method.toUpperCase(),
  path: path.replace(/\{\w+\}/gu, 'no-id'),
  body,
}));

describe('A01 every route but the open ones', () => {
  it('there are four open ones', () => {
    expect(HTTP_ROUTES.filter(({ auth }) => auth === 'none').map(({ path }) => path)).toEqual([
      '/api/account/erasures/{erasureId}',
      '/api/openapi.json',
      '/healthz',
      '/readyz',
    ]);
  });

  it.each(refusals)('$name is 401 without a token, in the documented shape', async ({ method, path, body }) => {
    const response = await fetch(`${gateway.url}${path.replaceAll('no-id', randomUUID())}`, {
      method,
      ...(body ? { body: '{}', headers: { 'content-type': 'application/json' } } : {}),
    });
    expect(response.status).toBe(401);
    expect(ErrorBody.parse(await response.json())).toMatchObject({ error: { code: 'unauthenticated', retryable: false } });
  });
});

describe('every refusal is in the documented shape', () => {
  it.each(refusals)('$name', async ({ method, path, body, name }) => {
    const data = await lab.signIn.athlete({ roles: ['data'] });
    const send = sender(gateway.url, data.token);
    const response = await send(method, body ? path : `${path}?nonsense=1`, body ? '{"nonsense": 1}' : undefined);
    if (response.status < 400) return void (await response.body?.cancel());
    const operation = HTTP_ROUTES.find((route) => `${route.method.toUpperCase()} ${route.path}` === name);
    expect(ErrorBody.parse(await response.json()).error.requestId).toBe(response.headers.get('x-request-id'));
    expect(Object.keys(document.paths[operation?.path ?? '']?.[method.toLowerCase()]?.responses ?? {})).toContain(String(response.status));
  });

  it.each([
    ['a body that is not JSON', 'POST', '/api/profile', '{', 400],
    ['a body of another type', 'POST', '/api/profile', 'x', 415],
    ['a route that is not there', 'GET', '/api/nowhere', undefined, 404],
    ['a method that is not there', 'PATCH', '/api/profile', '{}', 404],
    ['a method nobody offers', 'PUT', '/api/profile', '{}', 405],
  ])('%s', async (_, method, path, body, status) => {
    const response = await sender(gateway.url, anna.token)(method, path, body, status === 415 ? { 'content-type': 'text/plain' } : {});
    expect([response.status, ErrorBody.safeParse(await response.json()).success]).toEqual([status, true]);
  });
});
