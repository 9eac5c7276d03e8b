import type { SseConnections } from '../sse/sse-connections.ts';
import type { SessionCheck } from './check-session.ts';

const LOOK_MS = 500;

/** Ends the streams whose token is over, and those of sessions that were ended elsewhere, within five seconds. Each session is asked about once, however many streams it has. */
export function watchSessions(connections: SseConnections, sessions: SessionCheck, everyMs = LOOK_MS): () => void {
  const timer = setInterval(() => {
    connections.endExpired();
    for (const athlete of connections.sessions()) {
      void sessions.stillAlive(athlete).then((alive) => {
        if (!alive) connections.endSession(athlete.sessionId);
      });
    }
  }, everyMs).unref();
  return () => clearInterval(timer);
}
