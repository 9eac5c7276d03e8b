import path from 'node:path';
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js';

const workspaceRoot = path.resolve(import.meta.dirname, '../..');

/** One origin, nothing from elsewhere. Next starts its pages with inline scripts; React's development build also evaluates code. */
function contentSecurityPolicy(isDevelopment) {
  return [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** @returns {import('next').NextConfig} */
export default function config(phase) {
  const headers = [
    { key: 'Content-Security-Policy', value: contentSecurityPolicy(phase === PHASE_DEVELOPMENT_SERVER) },
    { key: 'X-Content-Type-Options', value: 'nosniff' },
    { key: 'X-Frame-Options', value: 'DENY' },
    { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
    { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), browsing-topics=()' },
    { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  ];
  return {
    output: 'standalone',
    outputFileTracingRoot: workspaceRoot,
    turbopack: { root: workspaceRoot },
    transpilePackages: ['@hyrox/contracts'],
    experimental: { optimizePackageImports: ['@hyrox/contracts', 'radix-ui'] },
    poweredByHeader: false,
    reactStrictMode: true,
    headers: async () => [{ source: '/:path*', headers }],
  };
}
