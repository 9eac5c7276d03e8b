import {
  acceptTurn,
  beginAttempt,
  bumpAttempt,
  conductTurn,
  readTurn,
  ServiceError,
  stopTurn,
  turnAttempt,
  type Carry,
  type ConductState,
  type HistoryMessage,
  type TurnEnd,
} from '@hyrox/contracts';
import type { Bus } from '@hyrox/messaging';
import type { z } from 'zod';
import { answerOnBus, SILENCE } from './answer-on-bus.ts';

type AcceptInput = z.output<typeof acceptTurn.input>;
type AcceptOutput = z.output<typeof acceptTurn.output>;
type Row = ConductState & { stopRequested: boolean; carry: Carry; replaces: string | undefined };

/** The record of turns in memory, with the fences of the specification: zero rows means you lost. */
export class FakeRecord {
  readonly rows = new Map<string, Row>();
  /** Replies to accept that get lost on the way back. */
  loseAcceptReplies = 0;
  /** What the next new turns are told instead of being accepted. */
  readonly refusals: Extract<AcceptOutput, { outcome: 'irreplaceable' | 'limited' }>[] = [];
  private readonly bus: Bus;
  /** What was said in a conversation and in which turn. */
  private readonly history = new Map<string, (HistoryMessage & { turnId: string })[]>();
  private readonly owners = new Map<string, string>();

  constructor(bus: Bus) {
    this.bus = bus;
    answerOnBus(bus, acceptTurn, (input) => {
      const reply = this.accept(input);
      return this.loseAcceptReplies-- > 0 ? SILENCE : reply;
    });
    answerOnBus(bus, beginAttempt, ({ turnId, attempt, holder }) => {
      const row = this.rows.get(turnId);
      if (row?.status !== 'accepted' || row.attempt !== attempt || !['', holder].includes(row.holder)) return { lost: true as const };
      row.holder = holder;
      return { state: row };
    });
    answerOnBus(bus, bumpAttempt, ({ turnId, attempt, holder }) => {
      const row = this.rows.get(turnId);
      if (row?.status !== 'accepted' || row.holder !== holder || row.attempt !== attempt) return { lost: true as const };
      row.attempt++;
      this.bus.signal(turnAttempt, { turnId, attempt: row.attempt });
      return { state: row };
    });
    answerOnBus(bus, readTurn, ({ turnId, athleteId }) => ({ state: this.own(turnId, athleteId) }));
    answerOnBus(bus, stopTurn, ({ turnId, athleteId }) => {
      const row = this.own(turnId, athleteId);
      row.stopRequested = true;
      return { state: row };
    });
  }

  /** The first renewal of an attempt is its start. False: fenced. */
  start(turnId: string, attempt: number, worker: string): boolean {
    const row = this.rows.get(turnId);
    if (row?.attempt !== attempt || (row.status !== 'accepted' && row.holder !== worker)) return false;
    row.status = 'running';
    row.holder = worker;
    return true;
  }

  finish(by: { turnId: string; attempt: number; worker: string }, text: string, end: TurnEnd, carry: Carry): boolean {
    const { turnId, attempt, worker } = by;
    const row = this.rows.get(turnId);
    if (row?.attempt !== attempt || row.holder !== worker || row.end) return false;
    Object.assign(row, { status: end.outcome, end, text, carry, sources: carry['sources'] ?? [], degraded: carry['degraded'] ?? null });
    this.history.set(row.conversationId, [
      ...(this.history.get(row.conversationId) ?? []),
      { role: 'user', content: row.message, turnId },
      { role: 'assistant', content: text, turnId },
    ]);
    return true;
  }

  /** What the reaper does when a holder is dead. */
  async reap(turnId: string): Promise<void> {
    const row = this.rows.get(turnId);
    if (!row || row.end) return;
    Object.assign(row, { status: 'accepted', attempt: row.attempt + 1, holder: '' });
    this.bus.signal(turnAttempt, { turnId, attempt: row.attempt });
    await this.bus.ask(conductTurn, { turnId, attempt: row.attempt }, { timeoutMs: 2_000 });
  }

  private own(turnId: string, athleteId: string): Row {
    const row = this.rows.get(turnId);
    if (row?.athleteId !== athleteId) throw new ServiceError('not_found', 'There is no such turn');
    return row;
  }

  private accept({ turnId, conversationId, athleteId, message, holder, replaces }: AcceptInput): AcceptOutput {
    const owner = this.owners.get(conversationId) ?? athleteId;
    if (owner !== athleteId) return { outcome: 'foreign' as const };
    const known = this.rows.get(turnId);
    if (known) {
      const same =
        known.athleteId === athleteId &&
        known.message === message &&
        known.conversationId === conversationId &&
        known.replaces === replaces;
      return same ? { outcome: 'existing' as const, state: known } : { outcome: 'conflict' as const };
    }
    if ([...this.rows.values()].some((row) => row.conversationId === conversationId && !row.end)) return { outcome: 'busy' as const };
    const refusal = this.refusals.shift();
    if (refusal) return refusal;
    const said = this.history.get(conversationId) ?? [];
    const kept = replaces === undefined ? said.length : said.findIndex((message) => message.turnId === replaces);
    if (kept < 0) return { outcome: 'irreplaceable' };
    this.history.set(conversationId, said.slice(0, kept));
    this.owners.set(conversationId, athleteId);
    const state: Row = {
      turnId,
      conversationId,
      athleteId,
      message,
      holder,
      status: 'accepted',
      attempt: 1,
      text: null,
      end: null,
      sources: [],
      degraded: null,
      history: said.slice(0, kept).map(({ role, content }) => ({ role, content })),
      replaces,
      stopRequested: false,
      carry: {},
    };
    this.rows.set(turnId, state);
    return { outcome: 'created' as const, state };
  }
}
