import { hash } from 'node:crypto';
import type { Answer } from './exchange.ts';

const STYLE = `
  :root { color-scheme: dark; }
  body { margin: 0 auto; max-width: 42rem; padding: 2rem 1rem; background: #0a0a0b; color: #f4f4f5; font: 1rem/1.5 system-ui, sans-serif; }
  h1 { font-size: 1.5rem; line-height: 1.2; } h2 { margin: 0; font-size: 1rem; }
  p { margin: .5rem 0; } .quiet { color: #a1a1aa; font-size: .875rem; } a { color: inherit; overflow-wrap: anywhere; }
  article, form { margin: 1rem 0; padding: 1rem; border: 1px solid #2a2a31; border-radius: 12px; background: #131316; }
  label { display: block; font-size: .875rem; } input, button { box-sizing: border-box; width: 100%; min-height: 3rem; margin: .375rem 0; border-radius: 12px; font: inherit; }
  input { padding: 0 .875rem; border: 1px solid #6b6b76; background: #0a0a0b; color: inherit; }
  button { border: 0; background: #ffe100; color: #0a0a0b; font-weight: 600; cursor: pointer; } button.quiet { background: #1b1b20; color: #f4f4f5; }
  :focus-visible { outline: 2px solid #f4f4f5; outline-offset: 2px; }
`;
const STYLE_SOURCE = `'sha256-${hash('sha256', STYLE, 'base64')}'`;

/** Text as it may stand in HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A page without scripts; `body` is HTML already. Its forms may be sent to this server and, from there, on to `formTargets`. */
export function htmlPage(title: string, body: string, formTargets: readonly string[] = []): Answer {
  const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main>${body}</main></body>
</html>
`;
  const policy = [
    "default-src 'none'",
    `style-src ${STYLE_SOURCE}`,
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return { status: 200, html, headers: { ...PRIVATE_HEADERS, 'content-security-policy': policy.join('; ') } };
}

/** For what only the person at this machine should read, links that sign in above all. */
export const PRIVATE_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
