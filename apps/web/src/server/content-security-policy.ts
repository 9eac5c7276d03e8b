/** For answers that are data: nothing of them may ever run or be shown inside another page. Also in next.config.mjs, which cannot import this. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/**
 * What a page may load and run: our own origin only. Inline scripts and styles only with the nonce of this very answer;
 * scripts may load further ones of ours (`strict-dynamic`), which is how the chunks of a route arrive.
 * React's development build also evaluates code.
 */
export function pagePolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
