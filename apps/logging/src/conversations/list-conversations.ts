import { ServiceError, type listConversations as contract } from '@hyrox/contracts';
import { asAthletePrisma, type Database } from '@hyrox/service-kit';
import type { z } from 'zod';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { searchConversations } from './search-conversations.ts';
import { toConversation } from './to-conversation.ts';

/**
 * The athlete's conversations, the one with the newest message first; with `search` those that contain it. `before` is the last id of the page
 * before.
 */
export function listConversations(
  input: z.output<typeof contract.input>,
  deps: { prisma: PrismaClient; database: Pick<Database, 'call'> },
): Promise<z.output<typeof contract.output>> {
  const { athleteId, search, before, limit } = input;
  if (search !== undefined) return searchConversations({ ...input, search }, deps);
  return asAthletePrisma(deps.prisma, athleteId, async (tx) => {
    if (before !== undefined && !(await tx.conversation.findFirst({ where: { id: before, athleteId }, select: { id: true } }))) {
      throw new ServiceError('invalid', 'There is no such conversation to go on from', { field: 'before' });
    }
    const rows = await tx.conversation.findMany({
      where: { athleteId },
      orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
      ...(before === undefined ? {} : { cursor: { id: before }, skip: 1 }),
    });
    return { conversations: rows.slice(0, limit).map(toConversation), more: rows.length > limit };
  });
}
