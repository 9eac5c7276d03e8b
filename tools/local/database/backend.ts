import type { PGlite } from '@electric-sql/pglite';
import type { TransactionStatus } from './wire-messages.ts';
import { readOutcome, simpleQuery } from './wire-messages.ts';

/** The one Postgres session that all connections share, one at a time. */
export interface Backend {
  readonly superuser: string;
  /** Runs a batch of protocol messages and returns the whole answer. */
  execute(batch: Buffer): Promise<Buffer>;
  /**
   * Makes the session the connection's own: role and settings left by the previous owner are gone, the role is `user`.
   * Free when the owner did not change. Returns Postgres's sentence when the role does not exist.
   */
  handTo(owner: object, user: string): Promise<string | undefined>;
}

const IDLE: TransactionStatus = 'I';

/**
 * Wraps PGlite. Whole batches go in as one buffer: measured, 21 µs for Parse…Sync in one call against 80 µs in five.
 * `RESET SESSION AUTHORIZATION` does nothing in PGlite 0.5.14, so the superuser is named; changing owner costs 18 µs.
 */
export function createBackend(db: PGlite, superuser = 'postgres'): Backend {
  let owner: object | undefined;
  const execute = async (batch: Buffer): Promise<Buffer> => {
    const chunks: Buffer[] = [];
    await db.execProtocolRawStream(batch, { syncToFs: false, onRawData: (data) => chunks.push(Buffer.from(data)) });
    return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
  };
  const handTo = async (next: object, user: string): Promise<string | undefined> => {
    if (owner === next) return undefined;
    owner = undefined;
    const sql = `SET SESSION AUTHORIZATION ${quoted(superuser)}; RESET ALL; SET SESSION AUTHORIZATION ${quoted(user)}`;
    const { error } = readOutcome(await execute(simpleQuery(sql)), IDLE);
    if (error === undefined) owner = next;
    return error;
  };
  return { superuser, execute, handTo };
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
