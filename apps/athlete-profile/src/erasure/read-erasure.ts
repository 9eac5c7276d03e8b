import { ServiceError, type readErasure as contract } from '@hyrox/contracts';
import { z } from 'zod';
import type { Prisma } from '../db/prisma.client.ts';

const Steps = z.record(z.string(), z.string());

/** How far an erasure is; names nobody. `not_found` for an id that is none. */
export async function readErasure(input: { erasureId: string }, deps: { prisma: Prisma }): Promise<z.output<typeof contract.output>> {
  const record = await deps.prisma.erasureRecord.findUnique({
    where: { id: input.erasureId },
    select: { requestedAt: true, completedAt: true, steps: true },
  });
  if (!record) throw new ServiceError('not_found', 'There is no such erasure');
  return {
    requestedAt: record.requestedAt.toISOString(),
    completedAt: record.completedAt?.toISOString() ?? null,
    steps: Steps.parse(record.steps),
  };
}
