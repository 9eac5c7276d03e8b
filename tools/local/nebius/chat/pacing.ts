import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** How fast answers come. `tokensPerSecond: Infinity` sends as fast as the reader takes them. */
export interface Pace {
  firstTokenMs: number;
  tokensPerSecond: number;
}

/** Waits for nothing but the reader's going away. */
export async function untilGone(gone: AbortSignal): Promise<void> {
  if (!gone.aborted) await once(gone, 'abort');
}

/** Waits until a full connection has emptied, or until the reader is gone. */
export async function drained(response: ServerResponse, gone: AbortSignal): Promise<void> {
  if (!response.writableNeedDrain || gone.aborted) return;
  await once(response, 'drain', { signal: gone }).catch((error: unknown) => {
    if (!gone.aborted) throw error;
  });
}

/** Tells other connections' work to go first; needed when nothing else makes a fast stream wait. */
export async function yieldTurn(): Promise<void> {
  await nextTurn();
}

/** A signal that fires when the connection closes before the answer is complete. */
export function goneSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
