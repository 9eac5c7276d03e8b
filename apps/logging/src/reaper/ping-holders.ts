import { pingHolder, TURN_LIMITS } from '@hyrox/contracts';
import { isNoResponders, type Bus } from '@hyrox/messaging';
import type { PingResult } from './liveness.ts';

/** Pings every holder at once. "Nobody" is believed only when this process's own connection has stood long enough to know. */
export async function pingHolders(
  holders: readonly string[],
  bus: Pick<Bus, 'askHolder' | 'connectedForMs'>,
): Promise<Map<string, PingResult>> {
  const pings = holders.map(async (holder): Promise<[string, PingResult]> => {
    try {
      await bus.askHolder(holder, pingHolder, {}, { timeoutMs: TURN_LIMITS.livenessPingMs });
      return [holder, 'alive'];
    } catch (error) {
      // The failure is the finding: "no responders" is judged, everything else says nothing about the holder.
      return [holder, isNoResponders(error) && bus.connectedForMs > TURN_LIMITS.trustedConnectionMs ? 'nobody' : 'unknown'];
    }
  });
  return new Map(await Promise.all(pings));
}
