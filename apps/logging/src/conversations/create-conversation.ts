import { ServiceError, type createConversation as contract } from '@hyrox/contracts';
import { asAthletePrisma } from '@hyrox/service-kit';
import type { z } from 'zod';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { toConversation } from './to-conversation.ts';

/** Creates an empty conversation under the caller's id, or finds the caller's own of that id. `not_found` when it is somebody else's. */
export function createConversation(
  input: z.output<typeof contract.input>,
  deps: { prisma: PrismaClient },
): Promise<z.output<typeof contract.output>> {
  const { athleteId, conversationId: id } = input;
  return asAthletePrisma(deps.prisma, athleteId, async (tx) => {
    await tx.conversation.createMany({ data: [{ id, athleteId }], skipDuplicates: true });
    const row = await tx.conversation.findFirst({ where: { id, athleteId } });
    if (!row) throw new ServiceError('not_found', 'There is no such conversation');
    return { conversation: toConversation(row) };
  });
}
