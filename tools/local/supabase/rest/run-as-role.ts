import type { PoolClient } from 'pg';
import type { VerifiedToken } from '../jwt/token-verifier.ts';
import { DatabaseUnavailableError, isConnectionLost, type Database } from '../open-database.ts';
import type { PreparedCall } from './build-call.ts';

const AS_ROLE = {
  name: 'rpc_as_role',
  text: `select set_config('request.jwt.claims', $1, true), set_config('role', $2, true)`,
};

/**
 * Runs one prepared call as the token's role, so permissions and row level security are the database's own.
 * The four statements are sent together: one round trip. Throws what Postgres said, or `DatabaseUnavailableError`.
 */
export async function runAsRole(database: Database, token: VerifiedToken, call: PreparedCall, readOnly: boolean): Promise<string | null> {
  const client = await database.connect().catch((error: unknown) => {
    throw new DatabaseUnavailableError(error);
  });
  const results = await sendTogether(client, token, call, readOnly);
  const failed = results.find((result) => result.status === 'rejected');
  const lost = results.some((result) => result.status === 'rejected' && isConnectionLost(result.reason));
  client.release(lost);
  if (lost) throw new DatabaseUnavailableError(failed?.reason);
  if (failed) throw failed.reason;
  const answered = results[2];
  return answered.status === 'fulfilled' ? (answered.value.rows[0]?.body ?? null) : null;
}

// After the first failure Postgres refuses the rest and COMMIT rolls back, so the first rejection is the reason.
async function sendTogether(client: PoolClient, token: VerifiedToken, call: PreparedCall, readOnly: boolean) {
  return Promise.allSettled([
    client.query(readOnly ? 'begin read only' : 'begin'),
    client.query({ ...AS_ROLE, values: [token.claimsJson, token.claims.role] }),
    client.query<{ body: string | null }>({ name: call.name, text: call.text, values: [...call.values] }),
    client.query('commit'),
  ]);
}
