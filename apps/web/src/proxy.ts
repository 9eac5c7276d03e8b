import { type NextRequest, NextResponse } from 'next/server';
import { pagePolicy } from './server/content-security-policy.ts';
import { isDevelopment } from './server/env.ts';

/**
 * Gives each page a content security policy with a nonce of its own. Nothing else: pages hold no data and need no permission,
 * so a request that finds its way around this shows nothing that it should not.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = pagePolicy(nonce, isDevelopment);
  // Next reads the nonce for its own scripts from the request's policy; ours from a header of its own.
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

/** Pages only: what `/api` and `/auth/v1` answer is data with a policy of its own, and files need none. */
export const config = { matcher: ['/((?!api/|auth/v1/|_next/|icon\\.svg).*)'] };
