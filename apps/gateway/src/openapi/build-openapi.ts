import { HTTP_ROUTES, HTTP_SCHEMAS, type ErrorCode, type HttpRoute, type HttpSchemaName } from '@hyrox/contracts';
import { z } from 'zod';
import { STATUS } from '../http/error-status.ts';

type Json = Record<string, unknown>;

const refTo = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

/** Rewrites what zod writes for schemas that stand beside each other: no `$id` or `$schema`, and shared parts as components. */
function inComponents(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inComponents);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== '$id' && key !== '$schema');
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, key === '$ref' ? String(inner).replace('__shared#/$defs/', 'Shared_') : inComponents(inner)]),
  );
}

function buildSchemas(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(HTTP_SCHEMAS)) registry.add(schema, { id });
  for (const { path, events } of HTTP_ROUTES)
    for (const [name, schema] of Object.entries(events ?? {})) {
      const id = eventSchemaName(path, name);
      if (!registry.has(schema)) registry.add(schema, { id });
    }
  const uri = (id: string): string => `#/components/schemas/${id}`;
  const { __shared: shared, ...schemas } = z.toJSONSchema(registry, { io: 'input', uri, unrepresentable: 'any' }).schemas;
  const parts = Object.entries((shared?.$defs ?? {}) as Json).map(([name, schema]) => [`Shared_${name}`, schema] as const);
  return inComponents({ ...schemas, ...Object.fromEntries(parts) }) as Json;
}

const STREAMS: Readonly<Record<string, string>> = { '/api/chat': 'Chat', '/api/events': 'Feed' };
const eventSchemaName = (path: string, event: string): string => `${STREAMS[path] ?? 'Turn'}Event_${event}`;

function contentOf(route: HttpRoute, answer: HttpRoute['answers'][number]): Json {
  if (answer === null || answer === undefined) return {};
  if (answer === 'events') {
    const events = Object.keys(route.events ?? {}).map((name) => [name, refTo(eventSchemaName(route.path, name))] as const);
    return { content: { 'text/event-stream': { schema: { type: 'string' }, 'x-events': Object.fromEntries(events) } } };
  }
  const schema = typeof answer === 'string' ? refTo(answer) : { type: 'array', items: refTo(answer[0]) };
  return { content: { 'application/json': { schema } } };
}

const isForRole = ({ auth }: HttpRoute): boolean => auth === 'data' || auth === 'ops';

/** What can go wrong on a route of this kind, with the status it is told by. */
function errorStatuses(route: HttpRoute): number[] {
  const codes = new Set<ErrorCode>([...route.errors, 'rate_limited', 'unavailable', 'internal']);
  if (route.auth !== 'none') codes.add('unauthenticated');
  if (route.auth === 'recent') codes.add('forbidden');
  if (isForRole(route)) codes.add('not_found');
  if (route.body || route.query || route.path.includes('{')) codes.add('invalid');
  const statuses = [...codes].map((code) => STATUS[code]);
  return [...statuses, ...(route.body ? [413, 415] : [])].sort((a, b) => a - b);
}

function parametersOf(route: HttpRoute): Json[] {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => {
    const schema = route.params?.[name];
    return {
      name,
      in: 'path',
      required: true,
      schema: schema
        ? (inComponents(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })) as Json)
        : { type: 'string', format: 'uuid' },
    };
  });
  const inQuery = Object.entries(route.query?.shape ?? {}).map(([name, schema]) => {
    const json = inComponents(z.toJSONSchema(schema as z.ZodType, { io: 'output', unrepresentable: 'any' })) as Json;
    const isId = Object.keys(json).length === 0;
    return { name, in: 'query', required: false, schema: isId ? { type: 'string', format: 'uuid' } : json };
  });
  const resumes = route.method === 'get' && route.events !== undefined;
  return [...inPath, ...inQuery, ...(resumes ? [{ name: 'Last-Event-ID', in: 'header', schema: { type: 'string' } }] : [])];
}

function operation(route: HttpRoute): Json {
  const good = Object.entries(route.answers).map(([status, answer]) => [status, { description: 'Done', ...contentOf(route, answer) }]);
  const bad = errorStatuses(route).map((status) => [String(status), { $ref: '#/components/responses/Error' }]);
  const parameters = parametersOf(route);
  const words = route.path.replace(/[{}.]/gu, '').split(/[/-]/u).filter(Boolean);
  return {
    operationId: [route.method, ...words].join('_'),
    summary: route.summary,
    security: route.auth === 'none' ? [] : [{ bearer: [] }],
    ...(isForRole(route) ? { 'x-role': route.auth } : {}),
    ...(parameters.length ? { parameters } : {}),
    ...(route.body ? { requestBody: { required: route.body !== 'Empty', content: jsonOf(route.body) } } : {}),
    responses: Object.fromEntries([...good, ...bad]),
  };
}

const jsonOf = (name: HttpSchemaName): Json => ({ 'application/json': { schema: refTo(name) } });

/** The OpenAPI 3.1 document of this gateway, made of the contracts its controllers read requests with. */
export function buildOpenApi(): Json {
  const paths: Record<string, Json> = {};
  for (const route of HTTP_ROUTES) (paths[route.path] ??= {})[route.method] = operation(route);
  return {
    openapi: '3.1.0',
    info: { title: 'Hyrox AI Coach', version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      responses: { Error: { description: 'What went wrong', content: jsonOf('ErrorBody') } },
      schemas: buildSchemas(),
    },
  };
}
