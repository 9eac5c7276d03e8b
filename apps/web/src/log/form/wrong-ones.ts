import type { LogErrors, LogValues } from './log-values.ts';

/** Only the fields that are wrong; null when none is. */
export function wrongOnes(checks: { [K in keyof LogValues]?: string | false }): LogErrors | null {
  const named = Object.entries(checks).filter(([, message]) => message !== false);
  return named.length > 0 ? (Object.fromEntries(named) as LogErrors) : null;
}
