import { encodeBatch, encodeFrame, TURN_LIMITS, type TurnStatus } from '@hyrox/contracts';
import type { Bus } from '@hyrox/messaging';
import type { GenerationLog } from '../generate/generation-log.ts';
import type { SelfFence } from '../leases/self-fence.ts';

/** Well under the megabyte a NATS message may have, whatever the characters weigh. */
const MAX_BATCH_CHARS = 200_000;

/**
 * Sends what grew: one message per gateway and window, one frame per turn in it. The first frame of a turn and its end leave at once;
 * between windows the flush waits for the end of the present turn of the event loop only, so an idle worker adds no delay.
 * While disconnected or frozen nothing leaves: the logs keep it, and a reconnect or a renewal flushes again.
 */
export class FrameFlush {
  readonly #bus: Pick<Bus, 'holder' | 'connected' | 'publishFrames'>;
  readonly #fence: Pick<SelfFence, 'check'>;
  readonly #dirty = new Set<GenerationLog>();
  readonly #flushDirty = () => {
    this.#timer = undefined;
    this.#soon = undefined;
    this.flush();
  };
  #timer: NodeJS.Timeout | undefined;
  #soon: NodeJS.Immediate | undefined;
  #flushedAtMs = 0;

  constructor(parts: { bus: Pick<Bus, 'holder' | 'connected' | 'publishFrames'>; fence: Pick<SelfFence, 'check'> }) {
    this.#bus = parts.bus;
    this.#fence = parts.fence;
  }

  /** This log has something to send. */
  touch(log: GenerationLog): void {
    this.#dirty.add(log);
    if (!log.begun || log.state === 'ended') this.#send([log]);
    else this.#schedule();
  }

  /** A word about the wait; leaves at once. */
  status(log: GenerationLog, status: TurnStatus): void {
    log.setStatus(status);
    this.#dirty.add(log);
    this.#send([log]);
  }

  forget(log: GenerationLog): void {
    this.#dirty.delete(log);
  }

  /** Sends everything that waits, if anything may be sent. */
  flush(): void {
    if (this.#dirty.size) this.#send(this.#dirty);
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#soon);
  }

  #schedule(): void {
    if (this.#timer ?? this.#soon) return;
    const leftMs = this.#flushedAtMs + TURN_LIMITS.frameWindowMs - performance.now();
    if (leftMs <= 0) this.#soon = setImmediate(this.#flushDirty);
    else this.#timer = setTimeout(this.#flushDirty, leftMs);
  }

  #send(logs: Iterable<GenerationLog>): void {
    if (!this.#bus.connected || !this.#fence.check()) return;
    const batches = new Map<string, string>();
    for (const log of logs) {
      this.#dirty.delete(log);
      const frame = log.takeFrame();
      if (!frame) continue;
      const line = encodeFrame(frame);
      for (const gateway of log.watchers) {
        const batch = (batches.get(gateway) ?? '') + line;
        if (batch.length < MAX_BATCH_CHARS) batches.set(gateway, batch);
        else {
          this.#publish(gateway, batch);
          batches.delete(gateway);
        }
      }
    }
    for (const [gateway, batch] of batches) this.#publish(gateway, batch);
    if (logs === this.#dirty) this.#flushedAtMs = performance.now();
  }

  #publish(gateway: string, lines: string): void {
    this.#bus.publishFrames(gateway, encodeBatch(this.#bus.holder, lines));
  }
}
