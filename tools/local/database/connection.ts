import type { Socket } from 'node:net';
import type { Backend } from './backend.ts';
import type { FifoLock } from './fifo-lock.ts';
import type { TransactionStatus } from './wire-messages.ts';
import {
  askForPassword,
  closeStatement,
  copiesFromClient,
  endsBatch,
  fatalError,
  FROM_CLIENT,
  readOutcome,
  renameStatement,
  simpleQuery,
  STARTUP_CODE,
  startupParameters,
  syncMessage,
  welcome,
} from './wire-messages.ts';

export interface ConnectionContext {
  readonly backend: Backend;
  readonly lock: FifoLock<object>;
  /** Role name to password; every role that may log in is named here. */
  readonly passwords: ReadonlyMap<string, string>;
  readonly serverVersion: string;
  readonly idleInTransactionMs: number;
  readonly log: (sentence: string) => void;
  /** The session can no longer be trusted: the process has to end and be started again. */
  readonly onBroken: (error: unknown) => void;
}

/**
 * One client. Its batches run in order; each waits for the lock, and the lock is kept while a transaction is open, so the
 * client sees what a pooler in transaction mode promises and never another client's messages in between.
 */
export class Connection {
  readonly #id: number;
  readonly #socket: Socket;
  readonly #context: ConnectionContext;
  readonly #statements = new Map<string, string>();
  #unread: Buffer = Buffer.alloc(0);
  #phase: 'startup' | 'password' | 'ready' = 'startup';
  #user = '';
  #batch: Buffer[] = [];
  #work: Promise<void> = Promise.resolve();
  #status: TransactionStatus = 'I';
  #closed = false;
  #statementCount = 0;
  #idleTimer: NodeJS.Timeout | undefined;

  constructor(id: number, socket: Socket, context: ConnectionContext) {
    this.#id = id;
    this.#socket = socket;
    this.#context = context;
    socket.setNoDelay(true);
    socket.on('data', (data) => this.#read(data));
    socket.on('error', (error) => context.log(`connection ${id}: ${error.message}`));
    socket.on('close', () => this.#onClose());
  }

  #read(data: Buffer): void {
    this.#unread = this.#unread.length ? Buffer.concat([this.#unread, data]) : data;
    while (!this.#socket.destroyed) {
      const lengthAt = this.#phase === 'startup' ? 0 : 1;
      if (this.#unread.length < lengthAt + 4) return;
      const size = lengthAt + this.#unread.readInt32BE(lengthAt);
      if (size < lengthAt + 4) return this.#refuse('08P01', 'invalid message length');
      if (this.#unread.length < size) return;
      const bytes = this.#unread.subarray(0, size);
      this.#unread = this.#unread.subarray(size);
      if (this.#phase === 'startup') this.#onStartup(bytes);
      else if (this.#phase === 'password') this.#onPassword(bytes);
      else this.#onMessage(bytes);
    }
  }

  #onStartup(packet: Buffer): void {
    const code = packet.length >= 8 ? packet.readInt32BE(4) : 0;
    if (code === STARTUP_CODE.ssl || code === STARTUP_CODE.gss) {
      this.#socket.write('N');
    } else if (code === STARTUP_CODE.cancel) {
      this.#socket.end();
    } else {
      this.#user = startupParameters(packet).get('user') ?? '';
      this.#phase = 'password';
      this.#socket.write(askForPassword());
    }
  }

  #onPassword(bytes: Buffer): void {
    const given = bytes.toString('utf8', 5, bytes.length - 1);
    const wanted = this.#context.passwords.get(this.#user);
    if (bytes[0] !== FROM_CLIENT.password || wanted === undefined || wanted !== given) {
      return this.#refuse('28P01', `password authentication failed for user "${this.#user}"`);
    }
    this.#phase = 'ready';
    const parameters = {
      server_version: this.#context.serverVersion,
      server_encoding: 'UTF8',
      client_encoding: 'UTF8',
      DateStyle: 'ISO, MDY',
      IntervalStyle: 'postgres',
      TimeZone: 'UTC',
      integer_datetimes: 'on',
      standard_conforming_strings: 'on',
      is_superuser: this.#user === this.#context.backend.superuser ? 'on' : 'off',
      session_authorization: this.#user,
    };
    this.#socket.write(welcome(this.#id, parameters));
  }

  #onMessage(bytes: Buffer): void {
    const type = bytes[0] ?? 0;
    if (type === FROM_CLIENT.terminate) {
      this.#socket.end();
      return;
    }
    if (copiesFromClient(bytes)) return this.#refuse('0A000', 'the embedded database has no COPY FROM STDIN');
    this.#batch.push(renameStatement(bytes, (name, kind) => this.#ownName(name, kind)));
    if (!endsBatch(type)) return;
    const batch = Buffer.concat(this.#batch);
    this.#batch = [];
    this.#work = this.#work.then(() => this.#run(batch)).catch((error: unknown) => this.#context.onBroken(error));
  }

  /** Statement names are per connection for the client, but the session is shared: each gets a short name of its own. */
  #ownName(name: string, kind: number): string {
    const known = this.#statements.get(name);
    if (kind === FROM_CLIENT.close) this.#statements.delete(name);
    if (known !== undefined) return known;
    const own = `c${this.#id}s${++this.#statementCount}`;
    if (kind === FROM_CLIENT.parse) this.#statements.set(name, own);
    return own;
  }

  async #run(batch: Buffer): Promise<void> {
    const { backend, lock } = this.#context;
    clearTimeout(this.#idleTimer);
    if (!lock.tryAcquire(this)) await lock.acquire(this);
    if (this.#closed) return;
    const refused = await backend.handTo(this, this.#user);
    if (refused !== undefined) {
      this.#refuse('28000', refused);
      lock.release(this);
      return;
    }
    const answer = await backend.execute(batch);
    const outcome = readOutcome(answer, this.#status);
    this.#status = outcome.status;
    if (answer.length && !this.#closed) this.#socket.write(answer);
    if (this.#closed) return;
    if (outcome.ready && outcome.status === 'I') lock.release(this);
    else this.#idleTimer = setTimeout(() => this.#onIdleInTransaction(), this.#context.idleInTransactionMs);
  }

  #onIdleInTransaction(): void {
    this.#context.log(`connection ${this.#id} (${this.#user}): idle in transaction for ${this.#context.idleInTransactionMs} ms, ended`);
    this.#refuse('25P03', 'terminating connection due to idle-in-transaction timeout');
    this.#socket.destroySoon();
  }

  #refuse(sqlState: string, sentence: string): void {
    this.#socket.end(fatalError(sqlState, sentence));
  }

  #onClose(): void {
    this.#closed = true;
    clearTimeout(this.#idleTimer);
    this.#work = this.#work.then(() => this.#leaveNothing()).catch((error: unknown) => this.#context.onBroken(error));
  }

  /** After the last batch: an open transaction is rolled back and the client's prepared statements are closed. */
  async #leaveNothing(): Promise<void> {
    const { backend, lock } = this.#context;
    if (!lock.holds(this) && this.#statements.size === 0) return;
    await lock.acquire(this);
    const cleaning = [syncMessage(), simpleQuery('ROLLBACK'), ...[...this.#statements.values()].map(closeStatement), syncMessage()];
    await backend.execute(Buffer.concat(cleaning));
    this.#statements.clear();
    lock.release(this);
  }
}
