import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../start/start-error.ts';
import { BackOff } from './back-off.ts';
import type { Launched, ProcessSpec } from './launch.ts';
import { killIfAlive, launch } from './launch.ts';
import { lastLines } from './log-file.ts';

const TRIES_BEFORE_FIRST_READY = 3;
const FIRST_READY_WITHIN_MS = 90_000;
const STOP_WITHIN_MS = 10_000;

/** One process that is kept running until it is stopped. */
export class SupervisedProcess {
  readonly spec: ProcessSpec;
  restarts = 0;
  readonly #backOff = new BackOff();
  readonly #log: (line: string) => void;
  readonly #readyListeners: (() => void)[] = [];
  readonly #restartListeners = new Set<() => void>();
  #current: Launched | undefined;
  #ready = false;
  #everReady = false;
  #stopping = new AbortController();
  #failure: StartError | undefined;
  #running: Promise<void> | undefined;

  constructor(spec: ProcessSpec, log: (line: string) => void) {
    this.spec = spec;
    this.#log = log;
  }

  get pid(): number | undefined {
    return this.#current?.workPid();
  }

  /** Starts the process and resolves when it is ready. Rejects with a StartError when it cannot be brought up. */
  async start(): Promise<void> {
    this.#running = this.#keepRunning();
    const tooLong = sleep(FIRST_READY_WITHIN_MS, undefined, { signal: this.#stopping.signal, ref: false }).then(
      () => this.#fail(`${this.spec.name} was not ready within ${FIRST_READY_WITHIN_MS / 1000} s`),
      () => undefined,
    );
    await Promise.race([this.waitReady(), this.#running, tooLong]);
    if (this.#failure) throw this.#failure;
  }

  /** Resolves when the process is ready: now, or after its current start. */
  waitReady(): Promise<void> {
    return this.#ready ? Promise.resolve() : new Promise((resolve) => this.#readyListeners.push(resolve));
  }

  /** Calls the listener each time the process is ready again after it had ended. Returns how to unsubscribe. */
  onRestart(listener: () => void): () => void {
    this.#restartListeners.add(listener);
    return () => this.#restartListeners.delete(listener);
  }

  /** Sends a signal to the process that does the work. */
  kill(signal: NodeJS.Signals): void {
    this.#current?.signal(signal);
  }

  /** SIGTERM, 10 s of patience, SIGKILL. The process is not started again. */
  async stop(patienceMs = STOP_WITHIN_MS): Promise<void> {
    this.#stopping.abort();
    const launched = this.#current;
    if (launched && launched.child.exitCode === null && launched.child.signalCode === null) {
      const exited = once(launched.child, 'exit');
      launched.child.kill('SIGTERM');
      const insist = setTimeout(() => {
        this.#log(`${this.spec.name} did not stop within ${patienceMs / 1000} s and was killed`);
        launched.signal('SIGKILL');
        launched.child.kill('SIGKILL');
      }, patienceMs);
      await exited;
      clearTimeout(insist);
    }
    await this.#running;
  }

  async #keepRunning(): Promise<void> {
    const { signal } = this.#stopping;
    for (let tries = 1; !signal.aborted; tries++) {
      const startedAt = performance.now();
      const how = await this.#runOnce(tries > 1);
      if (signal.aborted) return;
      if (!this.#everReady && tries >= TRIES_BEFORE_FIRST_READY)
        return this.#fail(`${this.spec.name} ended ${tries} times before it was ready (${how})`);
      const pauseMs = this.#backOff.nextPauseMs(performance.now() - startedAt);
      if (this.#everReady) this.#log(`${this.spec.name} ended (${how}); starting it again${pauseMs ? ` in ${pauseMs} ms` : ''}`);
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
      this.restarts += 1;
    }
  }

  /** Runs until the process has ended, and says how it ended. */
  async #runOnce(again: boolean): Promise<string> {
    const launched = launch(this.spec);
    this.#current = launched;
    const gone = new AbortController();
    // A program can accept connections before its wrapper has told its process id; it is ready when both are there.
    void Promise.all([this.spec.ready(gone.signal), launched.known]).then(
      () => this.#onReady(again),
      () => undefined,
    );
    const how = await new Promise<string>((resolve) => {
      launched.child.once('error', (error) => resolve(error.message));
      launched.child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    gone.abort();
    this.#ready = false;
    // A wrapper that was killed may leave its program behind, with the port.
    const pid = launched.workPid();
    if (pid !== undefined && pid !== launched.child.pid) killIfAlive(pid, 'SIGKILL');
    return how;
  }

  #onReady(again: boolean): void {
    const restarted = again && this.#everReady;
    this.#ready = true;
    this.#everReady = true;
    for (const listener of this.#readyListeners.splice(0)) listener();
    if (restarted) for (const listener of this.#restartListeners) listener();
  }

  #fail(reason: string): void {
    const tail = lastLines(this.spec.logFile, 3).map((line) => `\n  ${line}`);
    this.#failure = new StartError(`${reason}; its log ${this.spec.logFile} ends with${tail.length ? tail.join('') : ' nothing'}`);
  }
}
