/**
 * The endpoints of Supabase Auth that the sign-in of this app calls. Everything else, the admin API above all, is not served here.
 * `authorize` has a route of its own; the links of mails lead to Supabase itself.
 */
const SERVED = new Set(['token', 'signup', 'logout', 'user', 'recover', 'settings', 'health', '.well-known']);

/** Whether a path under `/auth/v1/` is one the browser may reach. */
export function isServedAuthPath(segments: readonly string[]): boolean {
  return SERVED.has(segments[0] ?? '');
}
