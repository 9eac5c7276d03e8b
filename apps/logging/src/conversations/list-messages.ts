import { ServiceError, type listMessages as contract } from '@hyrox/contracts';
import { asAthletePrisma } from '@hyrox/service-kit';
import type { z } from 'zod';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { toMessage, unansweredTurns } from './to-message.ts';

/**
 * A page of a conversation: the newest messages older than `before`, oldest first. The answer row is written in the statement that ends its
 * turn, so a question without one is live; question and answer come from one snapshot. `not_found` for anybody else's conversation.
 */
export function listMessages(
  input: z.output<typeof contract.input>,
  deps: { prisma: PrismaClient },
): Promise<z.output<typeof contract.output>> {
  const { athleteId, conversationId, before, limit } = input;
  return asAthletePrisma(deps.prisma, athleteId, async (tx) => {
    const conversation = await tx.conversation.findFirst({ where: { id: conversationId, athleteId }, select: { id: true } });
    if (!conversation) throw new ServiceError('not_found', 'There is no such conversation');
    const end = before === undefined ? undefined : await place(tx, conversationId, before);
    const rows = await tx.message.findMany({
      where: { conversationId, ...(end === undefined ? {} : { seq: { lt: end } }) },
      orderBy: { seq: 'desc' },
      take: limit + 1,
    });
    const page = rows.slice(0, limit).reverse();
    const live = new Set(unansweredTurns(page));
    // On an older page the answer of the newest question may stand on the page after it.
    for (const turnId of end === undefined ? [] : await answeredAmong(tx, [...live])) live.delete(turnId);
    return { messages: page.map((row) => toMessage(row, row.role === 'user' && live.has(row.turnId ?? ''))), more: rows.length > limit };
  });
}

async function place(tx: Prisma.TransactionClient, conversationId: string, id: string): Promise<bigint> {
  const row = await tx.message.findFirst({ where: { id, conversationId }, select: { seq: true } });
  if (!row) throw new ServiceError('invalid', 'There is no such message to go on from', { field: 'before' });
  return row.seq;
}

async function answeredAmong(tx: Prisma.TransactionClient, turnIds: string[]): Promise<string[]> {
  if (!turnIds.length) return [];
  const rows = await tx.message.findMany({ where: { turnId: { in: turnIds }, role: 'assistant' }, select: { turnId: true } });
  return rows.flatMap((row) => (row.turnId === null ? [] : [row.turnId]));
}
