import type { ChatMessage } from '../chat/chat-request.ts';
import { parsePrompt } from '../coach/read/parse-prompt.ts';
import { cleanLine, fieldWords, findLine, findNumber, findPattern, listLines, type Scope, splitAtHeadings } from './find-in-text.ts';

type Schema = Record<string, unknown>;

interface Filled {
  value: unknown;
  /** False when nothing in the text speaks for the value and it is only there because the schema demands one. */
  found: boolean;
}

interface Field {
  name: string;
  schema: Schema;
  scope: Scope;
  root: Schema;
}

const MAX_ITEMS = 20;
const MAX_STRING = 300;
const ISO_DATE = '^\\d{4}-\\d{2}-\\d{2}$';

/**
 * JSON for `response_format`, filled only with what the received text says: optional fields without support are left out, numbers are
 * taken from the text or, when the schema demands one that the text does not give, are null where allowed and else the schema's minimum.
 */
export function fillSchema(json: 'any' | Schema, messages: readonly ChatMessage[]): string {
  const scope = scopeOf(messages);
  if (json === 'any') return JSON.stringify({ answer: cleanLine(scope[0] ?? '') });
  return JSON.stringify(fill({ name: '', schema: json, scope, root: json }).value);
}

/** The last message first, then the conversation backwards, then the passages. Instructions in the system prompt are not material. */
function scopeOf(messages: readonly ChatMessage[]): string[] {
  const spoken = messages.filter(({ role }) => role === 'user' || role === 'assistant').reverse();
  const texts = [...spoken.map(({ content }) => content), ...parsePrompt(messages).passages.map(({ content }) => content)];
  return texts.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '');
}

function fill(field: Field): Filled {
  const schema = resolve(field.schema, field.root);
  const resolved = { ...field, schema };
  const options = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined;
  if (options !== undefined) return fillOneOf(options, resolved);
  if ('const' in schema) return { value: schema['const'], found: true };
  if (Array.isArray(schema['enum'])) return fillEnum(schema['enum'], resolved);
  const types = [schema['type'] ?? (schema['properties'] === undefined ? 'string' : 'object')].flat() as string[];
  const filled = fillType(types.find((type) => type !== 'null') ?? 'null', resolved);
  return !filled.found && types.includes('null') ? { value: null, found: false } : filled;
}

function fillType(type: string, field: Field): Filled {
  switch (type) {
    case 'object':
      return fillObject(field);
    case 'array':
      return fillArray(field);
    case 'number':
    case 'integer':
      return fillNumber(field, type === 'integer');
    case 'boolean':
      return { value: false, found: false };
    case 'null':
      return { value: null, found: false };
    default:
      return fillString(field);
  }
}

function resolve(schema: Schema, root: Schema): Schema {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return schema;
  const path = reference.replace(/^#\/?/, '').split('/').filter(Boolean);
  const target = path.reduce<unknown>((at, key) => (at as Schema | undefined)?.[key], root);
  return resolve((target ?? {}) as Schema, root);
}

function fillOneOf(options: readonly Schema[], field: Field): Filled {
  const tried = options.map((schema) => fill({ ...field, schema }));
  const nullAt = options.findIndex((schema) => schema['type'] === 'null');
  return tried.find(({ found }) => found) ?? tried[nullAt] ?? tried[0] ?? { value: null, found: false };
}

function fillEnum(values: readonly unknown[], { scope, schema }: Field): Filled {
  const text = scope.join('\n').toLowerCase().replace(/[_-]/g, ' ');
  const places = values.map((value) =>
    text.search(
      new RegExp(
        `\\b${String(value)
          .toLowerCase()
          .replace(/[_-]/g, ' ')
          .replace(/[^\w ]/g, '\\$&')}`,
      ),
    ),
  );
  const first = places.filter((at) => at >= 0).sort((a, b) => a - b)[0];
  if (first !== undefined) return { value: values[places.indexOf(first)], found: true };
  return { value: schema['default'] ?? values[0], found: false };
}

function fillObject(field: Field): Filled {
  const properties = (field.schema['properties'] ?? {}) as Record<string, Schema>;
  const required = new Set((field.schema['required'] ?? []) as string[]);
  const value: Record<string, unknown> = {};
  let found = Object.keys(properties).length > 0;
  for (const [name, schema] of Object.entries(properties)) {
    const filled = fill({ ...field, name, schema });
    if (filled.found || required.has(name)) value[name] = filled.value;
    if (required.has(name) && !filled.found && filled.value !== null) found = false;
  }
  return { value, found };
}

function fillArray(field: Field): Filled {
  const { schema, scope, root } = field;
  const items = resolve((schema['items'] ?? {}) as Schema, root);
  const most = Math.min((schema['maxItems'] as number | undefined) ?? MAX_ITEMS, MAX_ITEMS);
  const parts: Scope[] = holdsArray(items, root) ? splitAtHeadings(scope) : listLines(scope).map((line) => [line]);
  const filled = parts.map((part) => fill({ ...field, schema: items, scope: part })).filter(({ found }) => found);
  const values = filled.slice(0, most).map(({ value }) => value);
  const found = values.length > 0;
  while (values.length < ((schema['minItems'] as number | undefined) ?? 0)) values.push(fill({ ...field, schema: items }).value);
  return { value: values, found };
}

function holdsArray(items: Schema, root: Schema): boolean {
  const properties = Object.values((items['properties'] ?? {}) as Record<string, Schema>).map((schema) => resolve(schema, root));
  return properties.some((schema) => schema['type'] === 'array' && resolve((schema['items'] ?? {}) as Schema, root)['type'] === 'object');
}

function fillNumber({ name, schema, scope }: Field, whole: boolean): Filled {
  const least = (schema['minimum'] ?? -Infinity) as number;
  const most = (schema['maximum'] ?? Infinity) as number;
  const fits = (n: number): boolean => n >= least && n <= most && (!whole || Number.isInteger(n));
  const value = findNumber(scope, name, fieldWords(name, schema['description'] as string | undefined), fits);
  return value === undefined ? { value: Math.min(Math.max(0, least), most), found: false } : { value, found: true };
}

function fillString({ name, schema, scope }: Field): Filled {
  const pattern = schema['format'] === 'date' ? ISO_DATE : (schema['pattern'] as string | undefined);
  if (pattern !== undefined) {
    const text = findPattern(scope, pattern);
    return { value: text ?? '', found: text !== undefined };
  }
  const line =
    findLine(scope, fieldWords(name, schema['description'] as string | undefined)) ?? (scope.length === 1 ? scope[0] : undefined);
  const text = cleanLine(line ?? scope[0] ?? '').slice(0, (schema['maxLength'] as number | undefined) ?? MAX_STRING);
  return { value: text, found: line !== undefined };
}
