import { Notice, Outcome, Source, type StoredMessage } from '@hyrox/contracts';
import { z } from 'zod';

export interface MessageRow {
  id: string;
  turnId: string | null;
  role: string;
  content: string;
  createdAt: Date;
  outcome: string | null;
  finish: string | null;
  model: string | null;
  sources: unknown;
  notices: unknown;
}

/** A row as the contract has it. `liveTurnId` is the row's own turn while its answer is still to come. */
export function toMessage(row: MessageRow, isLive: boolean): StoredMessage {
  return {
    id: row.id,
    turnId: row.turnId,
    role: row.role === 'assistant' ? 'assistant' : 'user',
    content: row.content,
    createdAt: row.createdAt.toISOString(),
    outcome: Outcome.nullable().parse(row.outcome),
    finish: row.finish,
    model: row.model,
    sources: z.array(Source).parse(row.sources),
    notices: z.array(Notice).parse(row.notices),
    liveTurnId: isLive ? row.turnId : null,
  };
}

/** Turns whose question is among the rows and whose answer is not. */
export function unansweredTurns(rows: readonly Pick<MessageRow, 'turnId' | 'role'>[]): string[] {
  const answered = new Set(rows.filter((row) => row.role === 'assistant').map((row) => row.turnId));
  return rows.flatMap((row) => (row.role === 'user' && row.turnId !== null && !answered.has(row.turnId) ? [row.turnId] : []));
}
