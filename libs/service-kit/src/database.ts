import pg, { type PoolClient } from 'pg';
import { ServiceError } from '@hyrox/contracts';
import { type Logger, reasonOf } from '@hyrox/telemetry';

/** Connection failures of a database that is restarting or gone; the statement may be tried again by its caller. */
const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '08006', '08003', '25P03']);

const isUnreachable = (error: unknown): boolean =>
  error instanceof Error &&
  (UNREACHABLE.has((error as NodeJS.ErrnoException).code ?? '') ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message));

export interface DatabaseOptions {
  url: string;
  max?: number;
  log: Logger;
}

/** One pool per process, as the service's own role. Hot paths call one SQL function each; athlete-facing work runs under row level security. */
export class Database {
  readonly pool: pg.Pool;
  private readonly statements = new Map<string, { name: string; text: string }>();

  constructor(options: DatabaseOptions) {
    this.pool = new pg.Pool({
      connectionString: options.url,
      max: options.max ?? 4,
      connectionTimeoutMillis: 2_000,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
    });
    this.pool.on('error', (error) => options.log.warn({ reason: reasonOf(error) }, 'an idle database connection was lost'));
  }

  /** `select fn($1, …)`: one statement, one round trip, prepared by name. Returns the function's one value. */
  async call<T>(fn: string, args: unknown[]): Promise<T> {
    const key = `${fn}/${args.length}`;
    let statement = this.statements.get(key);
    if (!statement) {
      const places = args.map((_, i) => `$${i + 1}`).join(', ');
      this.statements.set(key, (statement = { name: key, text: `select public.${fn}(${places}) as result` }));
    }
    const { rows } = await this.reachable(() => this.pool.query<{ result: T }>({ ...statement, values: args }));
    return rows[0]?.result as T;
  }

  /** Runs `work` in one short transaction as role `authenticated` with the athlete's claims. Never await NATS or HTTP inside. */
  async asAthlete<T>(athleteId: string, work: (tx: PoolClient) => Promise<T>): Promise<T> {
    const claims = JSON.stringify({ sub: athleteId, role: 'authenticated' });
    return this.transaction(async (tx) => {
      await tx.query(`select set_config('request.jwt.claims', $1, true), set_config('role', 'authenticated', true)`, [claims]);
      return work(tx);
    });
  }

  /** Runs `work` in one short transaction as the service's own role. */
  async transaction<T>(work: (tx: PoolClient) => Promise<T>): Promise<T> {
    const tx = await this.reachable(() => this.pool.connect());
    let broken: Error | undefined;
    try {
      await tx.query('begin');
      const result = await work(tx);
      await tx.query('commit');
      return result;
    } catch (error) {
      await tx.query('rollback').catch((failure: Error) => (broken = failure));
      throw isUnreachable(error)
        ? new ServiceError('unavailable', 'The database does not answer', { retryAfterS: 1, cause: error })
        : error;
    } finally {
      tx.release(broken);
    }
  }

  /** True when the database answers. */
  async ping(): Promise<boolean> {
    return this.pool.query('select 1').then(
      () => true,
      () => false,
    );
  }

  async end(): Promise<void> {
    await this.pool.end();
  }

  private async reachable<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isUnreachable(error)) throw new ServiceError('unavailable', 'The database does not answer', { retryAfterS: 1, cause: error });
      throw error;
    }
  }
}
