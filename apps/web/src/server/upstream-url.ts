/**
 * The address of a path under a base, keeping the query. Each segment is encoded again, so that a decoded `..` or `/` cannot climb out.
 * Null for a path that is not plain.
 */
export function upstreamUrl(base: string, prefix: string, segments: readonly string[], search: string): URL | null {
  if (segments.length === 0 || segments.some((segment) => segment === '' || segment === '.' || segment === '..')) return null;
  const path = segments.map(encodeURIComponent).join('/');
  return new URL(`${base.replace(/\/+$/, '')}${prefix}/${path}${search}`);
}
