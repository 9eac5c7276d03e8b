import { checkSession, ServiceError } from '@hyrox/contracts';
import { type Logger, reasonOf } from '@hyrox/telemetry';
import type { AskBus } from '../bus-token.ts';
import { LruMap } from '../lru-map.ts';
import type { Athlete } from './athlete.ts';

/** An answer serves this long. */
const FRESH_MS = 5_000;
/** Open streams ask again before that, so that a request beside one never waits and the stream itself ends in time. */
const RENEW_MS = 4_000;
/** After a question that nobody answered the token alone counts this long. */
const UNANSWERED_MS = 1_000;
const ASK_MS = 500;
const MAX_SESSIONS = 20_000;

type Answer = 'alive' | 'ended' | 'unknown';

interface Known {
  answer: Answer;
  atMs: number;
}

const ended = (): ServiceError => new ServiceError('unauthenticated', 'This session has ended. Please sign in again');

/**
 * Is a sign-in still good? Access tokens outlive sign-out and deletion, so athlete-profile is asked, at most once per 5 s and session and
 * never twice at once. A question that cannot be answered lets the token count: it is short-lived.
 */
export class SessionCheck {
  private readonly known = new LruMap<string, Known>(MAX_SESSIONS);
  private readonly asking = new Map<string, Promise<Answer>>();
  private readonly bus: AskBus;
  private readonly log: Logger;
  private readonly nowMs: () => number;

  constructor(parts: { bus: AskBus; log: Logger; nowMs?: () => number }) {
    this.bus = parts.bus;
    this.log = parts.log;
    this.nowMs = parts.nowMs ?? (() => performance.now());
  }

  /** Rejects with `unauthenticated` when the session has ended. Answers from memory where it can. */
  async ensureAlive(athlete: Athlete): Promise<void> {
    const answer = this.remembered(athlete.sessionId, FRESH_MS) ?? (await this.ask(athlete));
    if (answer === 'ended') throw ended();
  }

  /** For what cannot be undone: always asks. Rejects with `unauthenticated`, and with `unavailable` when nobody answers. */
  async ensureAliveNow(athlete: Athlete): Promise<void> {
    const answer = await this.ask(athlete);
    if (answer === 'ended') throw ended();
    if (answer === 'unknown') throw new ServiceError('unavailable', 'Your session cannot be checked right now', { retryAfterS: 2 });
  }

  /** For open streams: false once the session is known to have ended. */
  async stillAlive(athlete: Athlete): Promise<boolean> {
    const answer = this.remembered(athlete.sessionId, RENEW_MS) ?? (await this.ask(athlete));
    return answer !== 'ended';
  }

  /** This process ended the session itself. */
  end(athlete: Athlete): void {
    this.known.set(athlete.sessionId, { answer: 'ended', atMs: this.nowMs() });
  }

  private remembered(sessionId: string, freshMs: number): Answer | undefined {
    const known = this.known.get(sessionId);
    if (!known) return undefined;
    const goodForMs = known.answer === 'unknown' ? UNANSWERED_MS : freshMs;
    return this.nowMs() - known.atMs < goodForMs ? known.answer : undefined;
  }

  private ask(athlete: Athlete): Promise<Answer> {
    const { sessionId } = athlete;
    const running = this.asking.get(sessionId);
    if (running) return running;
    const askedAtMs = this.nowMs();
    const question = this.question(athlete).then((told) => {
      this.asking.delete(sessionId);
      // What has ended does not begin again because nobody can be asked.
      const answer = told === 'unknown' && this.known.get(sessionId)?.answer === 'ended' ? 'ended' : told;
      this.known.set(sessionId, { answer, atMs: told === 'unknown' ? this.nowMs() : askedAtMs });
      return answer;
    });
    this.asking.set(sessionId, question);
    return question;
  }

  private async question({ id, sessionId }: Athlete): Promise<Answer> {
    try {
      const { alive } = await this.bus.ask(checkSession, { athleteId: id, sessionId }, { timeoutMs: ASK_MS });
      return alive ? 'alive' : 'ended';
    } catch (error) {
      this.log.warn({ reason: reasonOf(error) }, 'a session could not be checked, its token counts');
      return 'unknown';
    }
  }
}
