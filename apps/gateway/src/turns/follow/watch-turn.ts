import { readTurn, TURN_LIMITS, watchTurn as watchContract } from '@hyrox/contracts';
import { reasonOf } from '@hyrox/telemetry';
import { adoptState, type Adopted } from './adopt-state.ts';
import { applyFrame } from './apply-frame.ts';
import { learnCarry } from './learn-carry.ts';
import type { LiveTurn } from './live-turn.ts';
import type { TurnDeps } from '../turn-deps.ts';

/** Asks the record where the turn stands. `known` also when nobody answered: the watchdog asks again. */
export async function askRecord(turn: LiveTurn, { bus, log }: TurnDeps): Promise<Adopted> {
  try {
    const { state } = await bus.ask(readTurn, { turnId: turn.turnId, athleteId: turn.athleteId }, { timeoutMs: TURN_LIMITS.watchMs });
    return adoptState(turn, state, bus.holder);
  } catch (error) {
    log.debug({ turnId: turn.turnId, reason: reasonOf(error) }, 'the record of a turn could not be read');
    return 'known';
  }
}

/** One question to the owner of the log, or to the record when nobody owns one. True when a new owner has to be asked. */
async function watchOnce(turn: LiveTurn, deps: TurnDeps): Promise<boolean> {
  const { worker, attempt, turnId } = turn;
  if (!worker) return (await askRecord(turn, deps)) === 'moved';
  try {
    const input = { turnId, attempt, gateway: deps.bus.holder, at: turn.text.length };
    const reply = await deps.bus.askHolder(worker, watchContract, input, { timeoutMs: TURN_LIMITS.watchMs });
    if (reply.state === 'gone') return (await askRecord(turn, deps)) === 'moved';
    turn.heardAtMs = performance.now();
    if (reply.state === 'wait') return false;
    if (turn.attempt === attempt) learnCarry(turn, reply.carry);
    const meta = reply.end ? { meta: { end: reply.end } } : {};
    return applyFrame(turn, worker, { turnId, attempt, at: reply.at, text: reply.text, ...meta }) === 'gap';
  } catch (error) {
    deps.log.debug({ turnId, worker, reason: reasonOf(error) }, 'a worker did not answer a watch');
    return (await askRecord(turn, deps)) === 'moved';
  }
}

/**
 * Start, resume, second device, gap and lost tail are one question: what follows the text I have? Asked one at a time per turn; a
 * question that comes up meanwhile is asked once more afterwards.
 */
export async function watchTurn(turn: LiveTurn, deps: TurnDeps): Promise<void> {
  if (turn.watching) {
    turn.watchAgain = true;
    return;
  }
  turn.watching = true;
  try {
    do {
      turn.watchAgain = false;
      const moved = await watchOnce(turn, deps);
      turn.watchAgain ||= moved;
    } while (turn.watchAgain && !turn.end);
  } finally {
    turn.watching = false;
    if (turn.end) deps.turns.delete(turn.turnId);
  }
}
