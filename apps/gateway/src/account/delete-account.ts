import { eraseAthlete } from '@hyrox/contracts';
import type { Athlete } from '../auth/athlete.ts';
import type { SessionCheck } from '../auth/check-session.ts';
import type { AskBus } from '../bus-token.ts';
import type { SseConnections } from '../sse/sse-connections.ts';

/** One transaction over everything an athlete owns. */
const ERASE_MS = 10_000;

export interface DeletionDeps {
  bus: AskBus;
  connections: SseConnections;
  sessions: SessionCheck;
  referTo(athleteId: string): string;
}

/**
 * Deletes the account and lets nobody of it stay: this session ends here at once, the athlete's others within seconds, here and on the
 * other gateways. The same athlete again is the same erasure, so it is asked until answered. Throws `unavailable`.
 */
export async function deleteAccount(athlete: Athlete, deps: DeletionDeps): Promise<{ erasureId: string; requestedAt: string }> {
  const input = { athleteId: athlete.id, athleteRef: deps.referTo(athlete.id) };
  const erasure = await deps.bus.insist(eraseAthlete, input, { tryMs: ERASE_MS, forMs: ERASE_MS });
  deps.sessions.end(athlete);
  deps.connections.endAthlete(athlete.id);
  return erasure;
}
