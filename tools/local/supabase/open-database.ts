import pg from 'pg';

export type Database = pg.Pool;

/** The database cannot be reached: a refused, lost or exhausted connection, not a statement Postgres disliked. */
export class DatabaseUnavailableError extends Error {
  constructor(cause: unknown) {
    super(`The database cannot be reached (${sqlStateOf(cause) ?? 'connection lost'}).`, { cause });
  }
}

const LOST_CONNECTION_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03', '25P03', '53300']);
const LOST_CONNECTION_WORDS =
  /Connection terminated|Connection ended|connection error and is not queryable|timeout exceeded when trying to connect|Query read timeout/;

/**
 * A small pool: the embedded database runs one transaction at a time, so more connections would only queue there.
 * Connections that die while idle are dropped and replaced by the next call. Queries given at once travel together (pipeline).
 */
export function openDatabase(databaseUrl: string, log: (sentence: string) => void): Database {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 4,
    pipeline: true,
    application_name: 'supabase-stand-in',
    connectionTimeoutMillis: 5_000,
    query_timeout: 15_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  });
  // Without a listener of its own, a connection that dies in the middle of a call would end the process.
  pool.on('connect', (client) => client.on('error', (error) => log(`a database connection ended: ${error.message}`)));
  // The pool repeats what the connection has said already, when it was idle.
  pool.on('error', () => undefined);
  return pool;
}

/** True when the error says that the connection, not the statement, failed. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof DatabaseUnavailableError) return true;
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isConnectionLost);
  return LOST_CONNECTION_CODES.has(sqlStateOf(error) ?? '') || LOST_CONNECTION_WORDS.test(error.message);
}

/** Postgres's five-character code, or Node's code of a socket error. */
export function sqlStateOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Runs one statement. Throws `DatabaseUnavailableError` when the connection failed, else what Postgres said. */
export async function queryRows<Row extends pg.QueryResultRow>(
  database: Database,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  try {
    return (await database.query<Row>(text, [...values])).rows;
  } catch (error) {
    if (isConnectionLost(error)) throw new DatabaseUnavailableError(error);
    throw error;
  }
}
