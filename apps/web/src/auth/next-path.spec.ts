import { expect, test } from '@jest/globals';
import { firstPath, nextPath, ownPath } from './next-path.ts';

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/coach/../evil',
  '/coach//evil.example',
  '/coach\n//evil.example',
  '/coachevil',
  '/coach?to=//evil.example',
  '/coach/%2e%2e/x',
  '/ops?window=//evil.example',
  '/ops?window=day&to=//evil.example',
  '/sign-in',
  '/auth/callback',
  'javascript:alert(1)',
  'coach',
  '',
  undefined,
  null,
])('after signing in one does not end up at %j (H06)', (asked) => {
  expect(ownPath(asked)).toBeNull();
  expect(nextPath(asked)).toBe('/coach');
});

const OURS = [
  '/coach',
  '/coach/0192aaaa-0000-7000-8000-000000000001',
  '/training',
  '/log',
  '/log/benchmarks',
  '/me',
  '/onboarding',
  '/account',
];
test.each([...OURS, '/ops', '/ops?window=day'])('after signing in one is back at %s', (path) => {
  expect(nextPath(path)).toBe(path);
});

test('a new account begins with the questions, unless a certain page was asked for', () => {
  expect([firstPath(null), firstPath('/coach'), firstPath('//evil.example')]).toEqual(Array(3).fill('/onboarding'));
  expect(firstPath('/log')).toBe('/log');
});
