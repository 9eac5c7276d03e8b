/** The endpoints of Supabase Auth that the sign-in of this app uses. Everything else, the admin API above all, is not served here. */
const SERVED = new Set(['token', 'signup', 'logout', 'user', 'recover', 'verify', 'resend', 'settings', 'health', '.well-known']);

/** Whether a path under `/auth/v1/` is one the browser may reach. */
export function isServedAuthPath(segments: readonly string[]): boolean {
  return SERVED.has(segments[0] ?? '');
}
