import { conductTurn, TURN_LIMITS } from '@hyrox/contracts';
import { isNoResponders, type Bus } from '@hyrox/messaging';
import { type Logger, reasonOf } from '@hyrox/telemetry';

/**
 * Asks any gateway to conduct an attempt that nobody holds. Asked again only while no gateway is there to receive it; if nobody takes it, its
 * short lease ends and the next tick moves it to a new attempt.
 */
export async function askForConductor(
  turn: { turnId: string; attempt: number },
  deps: { bus: Pick<Bus, 'ask'>; log: Pick<Logger, 'warn'>; signal: AbortSignal },
): Promise<void> {
  const untilMs = performance.now() + TURN_LIMITS.dispatchForMs;
  while (!deps.signal.aborted) {
    try {
      await deps.bus.ask(conductTurn, turn, { timeoutMs: TURN_LIMITS.generateAckMs });
      return;
    } catch (error) {
      if (!isNoResponders(error) || performance.now() > untilMs) {
        deps.log.warn({ ...turn, reason: reasonOf(error) }, 'no gateway took a turn, its lease will end');
        return;
      }
    }
    await new Promise((again) => setTimeout(again, TURN_LIMITS.insistEveryMs));
  }
}
