import { EVENT_STREAM } from '@hyrox/contracts';
import { jetstreamManager, JetStreamApiError, JetStreamApiCodes, type JetStreamManager } from '@nats-io/jetstream';
import type { Bus } from './bus.ts';

const TIMEOUT_MS = 2_000;

/** One fact about one athlete, at its place in the stream. */
export interface AthleteEvent {
  streamSeq: number;
  /** `turn-completed`, `profile-changed`, … */
  name: string;
  version: number;
  /** Null when it is no JSON: nobody could read it, but an erasure must get past it. */
  data: unknown;
}

/** Where the stream begins and ends. `epoch` is another one when the stream was lost and made anew. */
export interface StreamExtent {
  epoch: string;
  firstSeq: number;
  lastSeq: number;
}

/** The subject of every fact about one athlete: `evt.<name>.v<version>.<athleteRef>`. */
const subjectsOf = (athleteRef: string): string => `evt.*.*.${athleteRef}`;

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/**
 * Reads, follows and erases the facts about one athlete in the event stream, by subject and without a consumer, so that any number of
 * readers leave nothing behind on the server.
 */
export class AthleteEvents {
  private readonly bus: Bus;
  private opening: Promise<JetStreamManager> | undefined;

  constructor(bus: Bus) {
    this.bus = bus;
  }

  async extent(): Promise<StreamExtent> {
    const { created, state } = await (await this.manager()).streams.info(EVENT_STREAM);
    return { epoch: Date.parse(created).toString(36), firstSeq: state.first_seq, lastSeq: state.last_seq };
  }

  /** The first fact about the athlete after a place, or null when there is none yet. */
  async after(athleteRef: string, streamSeq: number): Promise<AthleteEvent | null> {
    const query = { seq: streamSeq + 1, next_by_subj: subjectsOf(athleteRef) };
    const found = await this.orNone(async (manager) => manager.streams.getMessage(EVENT_STREAM, query));
    if (!found) return null;
    const [, name = '', version = ''] = found.subject.split('.');
    return { streamSeq: found.seq, name, version: Number(version.slice(1)), data: parsedOrNull(found.string()) };
  }

  /** Calls back whenever something about the athlete was said; it is a hint to read on. Returns how to stop. */
  hear(athleteRef: string, listener: () => void): () => void {
    const subscription = this.bus.connection.subscribe(subjectsOf(athleteRef), {
      callback: (error) => {
        if (!error) listener();
      },
    });
    return () => subscription.unsubscribe();
  }

  /** Overwrites every fact about the athlete, except those of the kept kind. Returns how many. */
  erase(athleteRef: string, keep: readonly string[] = []): Promise<number> {
    return this.eraseWhere(athleteRef, ({ name }) => !keep.includes(name));
  }

  /**
   * Overwrites the facts about the athlete that are meant; a purge would only hide the bytes. Returns how many. Repeatable: what was
   * erased is not found again.
   */
  async eraseWhere(athleteRef: string, isMeant: (event: AthleteEvent) => boolean): Promise<number> {
    const manager = await this.manager();
    let erased = 0;
    let from = 0;
    for (;;) {
      const event = await this.after(athleteRef, from);
      if (!event) return erased;
      from = event.streamSeq;
      if (!isMeant(event)) continue;
      await manager.streams.deleteMessage(EVENT_STREAM, event.streamSeq, true);
      erased += 1;
    }
  }

  private manager(): Promise<JetStreamManager> {
    this.opening ??= jetstreamManager(this.bus.connection, { timeout: TIMEOUT_MS, checkAPI: false });
    return this.opening;
  }

  private async orNone<T>(ask: (manager: JetStreamManager) => Promise<T>): Promise<T | null> {
    try {
      return await ask(await this.manager());
    } catch (error) {
      if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.NoMessageFound) return null;
      throw error;
    }
  }
}
