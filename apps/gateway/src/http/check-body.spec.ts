import { describe, expect, it } from '@jest/globals';
import { checkJson } from './check-body.ts';

const refusal = (json: string) => {
  try {
    checkJson(JSON.parse(json));
    return undefined;
  } catch (error) {
    return error as { code: string; field?: string };
  }
};

describe('the body of a request', () => {
  it.each([
    ['text that cannot be stored', '{"notes":"a\\u0000b"}', 'notes'],
    ['half a character', '{"a":{"b":["ok","\\ud83d"]}}', 'a.b.1'],
    ['a name that cannot be stored', '{"a":{"\\u0000":1}}', 'a'],
    ['a prototype', '{"completed_workout":{"__proto__":{"admin":true}}}', 'completed_workout'],
    ['30,000 levels', `{"deep":${'['.repeat(30_000)}${']'.repeat(30_000)}}`, 'deep'],
  ])('is refused by name: %s', (_, json, field) => {
    expect(refusal(json)).toMatchObject({ code: 'invalid', field });
  });

  it.each(['{}', '[]', '"x"', 'null', '{"constructor":{"prototype":{"admin":true}}}', '{"a":"💪🏽 \\u202e \\u200b"}'])(
    '%s may be',
    (json) => {
      expect(refusal(json)).toBeUndefined();
      expect(({} as { admin?: boolean }).admin).toBeUndefined();
    },
  );
});
