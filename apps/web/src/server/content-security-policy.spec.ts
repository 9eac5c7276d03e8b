import { expect, test } from '@jest/globals';
import { pagePolicy } from './content-security-policy.ts';

const directive = (policy: string, name: string) => policy.split('; ').find((part) => part.startsWith(`${name} `));

test('in production no inline code runs without the nonce, and nothing is evaluated', () => {
  const policy = pagePolicy('abc', false);
  expect(directive(policy, 'script-src')).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'");
  expect(policy).not.toContain('unsafe');
});

test('no plug-ins, no other base, no frame around the page, nothing from elsewhere', () => {
  const policy = pagePolicy('abc', false);
  for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'", "connect-src 'self'"]) {
    expect(policy.split('; ')).toContain(part);
  }
  expect(policy).not.toMatch(/https?:|\*/);
});
