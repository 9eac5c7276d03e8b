import path from 'node:path';

const workspaceRoot = path.resolve(import.meta.dirname, '../..');

/** For everything this server answers. The policy of a page carries a nonce and is made in src/proxy.ts. */
const EVERYWHERE = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  // Browsers heed this over HTTPS only, so it does no harm on a laptop.
  { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' },
];

/** `DATA_POLICY` of src/server/content-security-policy.ts: an answer that is data never runs and is never framed. */
const DATA = [{ key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" }];

/** @type {import('next').NextConfig} */
export default {
  output: 'standalone',
  outputFileTracingRoot: workspaceRoot,
  turbopack: {
    root: workspaceRoot,
    rules: { '*.js': { condition: { path: /libs\/contracts\/dist\/[\w-]+\.js$/ }, loaders: ['./pure-calls.mjs'], as: '*.js' } },
  },
  transpilePackages: ['@hyrox/contracts'],
  experimental: { optimizePackageImports: ['@hyrox/contracts', 'radix-ui'] },
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  headers: async () => [
    { source: '/:path*', headers: EVERYWHERE },
    { source: '/api/:path*', headers: DATA },
    { source: '/auth/v1/:path*', headers: DATA },
    { source: '/_next/static/:path*', headers: DATA },
  ],
};
