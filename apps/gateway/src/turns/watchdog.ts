import { pingHolder, TURN_LIMITS } from '@hyrox/contracts';
import { isNoResponders } from '@hyrox/messaging';
import { reasonOf } from '@hyrox/telemetry';
import { inBackground, takeBack } from './conduct-turn.ts';
import { releaseIfUnread } from './follow/attach-reader.ts';
import type { LiveTurn } from './follow/live-turn.ts';
import type { TurnDeps } from './turn-deps.ts';
import { askRecord, watchTurn } from './follow/watch-turn.ts';

/** Two silences in a row are a death; one may be a worker that is just reconnecting. */
const DEAD_AFTER = 2;

/** Workers that have no responder, and for how many ticks. A worker that is merely slow is the lease's business. */
async function pingWorkers(missed: Map<string, number>, { bus, turns, log }: TurnDeps): Promise<void> {
  const workers = new Set([...turns.values()].map((turn) => turn.worker).filter((worker) => worker !== ''));
  for (const worker of missed.keys()) if (!workers.has(worker)) missed.delete(worker);
  const ping = async (worker: string) => {
    try {
      await bus.askHolder(worker, pingHolder, {}, { timeoutMs: TURN_LIMITS.livenessPingMs });
      missed.delete(worker);
    } catch (error) {
      if (isNoResponders(error)) missed.set(worker, (missed.get(worker) ?? 0) + 1);
      else log.debug({ worker, reason: reasonOf(error) }, 'a worker is slow to answer a ping');
    }
  };
  await Promise.all([...workers].map(ping));
}

/** A turn whose worker is unknown or gone: the record knows what happened; what is still ours is conducted again (rule 8). */
async function lookAfter(turn: LiveTurn, workerDead: boolean, deps: TurnDeps): Promise<void> {
  const { turnId, attempt } = turn;
  const adopted = await askRecord(turn, deps);
  if (adopted === 'ended') deps.turns.delete(turnId);
  else if (adopted === 'moved') await watchTurn(turn, deps);
  else if (adopted === 'ours' && workerDead && !turn.conducting && turn.attempt === attempt) {
    turn.conducting = true;
    const again = takeBack({ turnId, attempt }, deps).finally(() => {
      turn.conducting = false;
      releaseIfUnread(turn, deps);
    });
    inBackground(turnId, again, deps);
  }
}

/** One look at every turn shown here (rules 8 and 10). Exported for tests; `startWatchdog` calls it every half second. */
export async function lookAtTurns(missed: Map<string, number>, deps: TurnDeps): Promise<void> {
  if (!deps.bus.connected) return;
  await pingWorkers(missed, deps);
  const now = performance.now();
  for (const turn of deps.turns.values()) {
    if (turn.end || turn.conducting) continue;
    const misses = missed.get(turn.worker) ?? 0;
    if (turn.worker === '' || misses > 0) void lookAfter(turn, misses >= DEAD_AFTER, deps);
    else if (now - turn.heardAtMs > TURN_LIMITS.silenceMs) void watchTurn(turn, deps);
  }
}

/** Looks after the turns until stopped. A look that takes long is not overtaken by the next. */
export function startWatchdog(deps: TurnDeps): () => void {
  const missed = new Map<string, number>();
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    lookAtTurns(missed, deps)
      .catch((error: unknown) => deps.log.error({ err: error }, 'the turns could not be looked after'))
      .finally(() => (looking = false));
  }, TURN_LIMITS.livenessPingMs);
  return () => clearInterval(timer);
}
