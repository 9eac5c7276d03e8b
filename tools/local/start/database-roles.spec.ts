import { expect, test } from '@jest/globals';
import { urlAs } from './database-roles.ts';

test('role and password are replaced, everything else stays', () => {
  expect(urlAs('postgres://postgres:p%40ss@db.example:6543/app?sslmode=require', 'svc_logging', 'a_b-c')).toBe(
    'postgres://svc_logging:a_b-c@db.example:6543/app?sslmode=require',
  );
});

test("a pooler's project suffix is kept", () => {
  expect(urlAs('postgres://postgres.abcdef:x@pooler.example/postgres', 'svc_logging', 'pw')).toBe(
    'postgres://svc_logging.abcdef:pw@pooler.example/postgres',
  );
});
