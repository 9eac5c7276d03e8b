import path from 'node:path';
import { DOORS, ENV_READERS, ROOMS, TEST_FILE, TEST_ONLY } from './rooms.mjs';

const root = path.resolve(import.meta.dirname, '..');
const placeOf = (context) => path.relative(root, context.filename).split(path.sep).join('/');
const projectOf = (place) => place.split('/').slice(0, 2).join('/');

/** Says why an import does not belong here and where to go instead; null when it does. */
export function judgeImport(place, specifier, typeOnly = false) {
  const isTest = TEST_FILE.test(place);
  if (specifier.startsWith('.')) {
    const target = path.posix.normalize(path.posix.join(path.posix.dirname(place), specifier));
    const reaches = projectOf(target) !== projectOf(place);
    if (reaches && !isTest && !place.startsWith('tools/')) {
      return `${place} reaches into ${target}. Projects meet by package name only: read CONTRIBUTING.md, "Who may import whom".`;
    }
    return null;
  }
  const ours = /^@hyrox\/([^/]+)/.exec(specifier)?.[1];
  if (ours) {
    const room = ROOMS.find((r) => place.startsWith(r.path));
    if (!room) return null;
    if (TEST_ONLY.includes(ours))
      return isTest || place.startsWith('tools/') ? null : `Only tests may import @hyrox/${ours}: read libs/testing/src/index.ts.`;
    if (room.may.includes(ours)) return null;
    return `${projectOf(place)} may not import @hyrox/${ours}. It may import: ${room.may.join(', ') || 'nothing of ours'}. Read lint/rooms.mjs.`;
  }
  const door = DOORS.find((d) => d.package.test(specifier));
  if (!door || isTest || (door.types && typeOnly) || door.only.some((allowed) => allowed.test(place))) return null;
  return `${specifier} has one door: ${door.door}. Use what it exports, or read lint/rooms.mjs.`;
}

const rooms = {
  meta: { type: 'problem', schema: [], messages: { misplaced: '{{why}}' } },
  create(context) {
    const place = placeOf(context);
    const check = (node, source, typeOnly) => {
      const why = judgeImport(place, source, typeOnly);
      if (why) context.report({ node, messageId: 'misplaced', data: { why } });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value, node.importKind === 'type'),
      ExportNamedDeclaration: (node) => node.source && check(node, node.source.value, node.exportKind === 'type'),
      ExportAllDeclaration: (node) => check(node, node.source.value, node.exportKind === 'type'),
      ImportExpression: (node) => node.source.type === 'Literal' && check(node, String(node.source.value), false),
    };
  },
};

const env = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      env: '{{place}} reads process.env. Configuration is parsed once: add it to the env.ts of the service, read libs/service-kit/src/load-env.ts.',
    },
  },
  create(context) {
    const place = placeOf(context);
    if (TEST_FILE.test(place) || ENV_READERS.some((allowed) => allowed.test(place))) return {};
    return {
      MemberExpression(node) {
        if (
          node.object.type === 'Identifier' &&
          node.object.name === 'process' &&
          node.property.type === 'Identifier' &&
          node.property.name === 'env'
        ) {
          context.report({ node, messageId: 'env', data: { place } });
        }
      },
    };
  },
};

const REFUSED = /^(utils?|helpers?|common|shared|core|base|manager|misc|generic)$/;

const names = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      name: '"{{name}}" refuses nothing. Name the file after what it does (verb-noun) or what it is: read CONTRIBUTING.md, "Names".',
    },
  },
  create(context) {
    return {
      Program(node) {
        const bad = placeOf(context)
          .split('/')
          .slice(2)
          .map((part) => part.split('.')[0])
          .find((part) => REFUSED.test(part));
        if (bad) context.report({ node, messageId: 'name', data: { name: bad } });
      },
    };
  },
};

export default { meta: { name: 'hyrox' }, rules: { rooms, env, names } };
