/** Empty, a step up or in place, or with a slash of either kind inside. */
const NOT_PLAIN = /^\.{0,2}$|[/\\]/;

/** The address of a path under a base, keeping the query. Null for a path that is not plain, so that no decoded segment climbs out. */
export function upstreamUrl(base: string, prefix: string, segments: readonly string[], search: string): URL | null {
  if (segments.length === 0 || segments.some((segment) => NOT_PLAIN.test(segment))) return null;
  const path = segments.map(encodeURIComponent).join('/');
  return new URL(`${base.replace(/\/+$/, '')}${prefix}/${path}${search}`);
}
