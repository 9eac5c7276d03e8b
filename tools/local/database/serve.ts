import fs from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { z } from 'zod';
import { lockFolder } from '../start/instance-lock.mjs';
import { createMultiplexer } from './mux.ts';
import { beginAsCopy } from './template.ts';

/**
 * The embedded Postgres as a process of its own: PGlite with pgvector behind the multiplexer, on 127.0.0.1 only.
 * It listens when it can answer. SIGTERM closes the data folder; anything the session cannot recover from ends the process.
 */
const env = z
  .object({
    PORT: z.coerce.number().int(),
    DATABASE_DIR: z.string().min(1),
    DATABASE_PASSWORDS: z.string().transform((json) => z.record(z.string(), z.string()).parse(JSON.parse(json))),
    /** Where databases are kept that an empty folder gets a copy of; absent, Postgres is initialised in it. */
    DATABASE_TEMPLATES: z.string().optional(),
    DATABASE_BEGINS: z.enum(['empty', 'migrated']).default('migrated'),
    IDLE_IN_TRANSACTION_MS: z.coerce.number().int().positive().default(10_000),
  })
  .parse(process.env);

const log = (sentence: string): void => console.log(`${new Date().toISOString()} ${sentence}`);

fs.mkdirSync(env.DATABASE_DIR, { recursive: true });
// After kill -9 of the whole stack the previous database may still be closing; two on one folder would destroy it.
const unlock = await lockFolder(env.DATABASE_DIR, { words: `database process ${process.pid}`, waitMs: 15_000 });
if (env.DATABASE_TEMPLATES !== undefined) await beginAsCopy(env.DATABASE_DIR, env.DATABASE_TEMPLATES, env.DATABASE_BEGINS);
const db = await PGlite.create({ dataDir: env.DATABASE_DIR, extensions: { vector } });
const multiplexer = await createMultiplexer(db, {
  passwords: new Map(Object.entries(env.DATABASE_PASSWORDS)),
  idleInTransactionMs: env.IDLE_IN_TRANSACTION_MS,
  log,
  onBroken: (error) => {
    console.error(error);
    process.exit(1);
  },
});

const close = async (): Promise<void> => {
  await multiplexer.close();
  await db.close();
  await unlock();
  process.exit(0);
};
process.once('SIGTERM', () => void close());
process.once('SIGINT', () => void close());
log(`listening on 127.0.0.1:${await multiplexer.listen(env.PORT)}`);
