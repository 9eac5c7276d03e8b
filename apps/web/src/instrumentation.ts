/** Runs once when the server starts, before its first request. An environment that is not complete ends it here, by name. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { webEnv } = await import('./server/env.ts');
  const { noteClientAddress } = await import('./server/note-client-address.ts');
  const { limitSlowCallers } = await import('./server/limit-slow-callers.ts');
  limitSlowCallers();
  noteClientAddress(webEnv().TRUSTED_PROXY_HOPS);
}
