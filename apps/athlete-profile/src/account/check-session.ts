import type { Database } from '@hyrox/service-kit';

/** Is this sign-in still good? False once the session was ended anywhere, ran out, or the account is gone. */
export async function checkSession(
  input: { athleteId: string; sessionId: string },
  deps: { database: Pick<Database, 'call'> },
): Promise<{ alive: boolean }> {
  return { alive: await deps.database.call<boolean>('check_session', [input.athleteId, input.sessionId]) };
}
