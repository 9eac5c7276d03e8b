import type { countCollected } from '@hyrox/contracts';
import type { z } from 'zod';
import type { Prisma } from '../db/prisma.client.ts';

/** How much the collector holds. */
export async function countRows(_input: object, deps: { prisma: Prisma }): Promise<z.output<typeof countCollected.output>> {
  const [turns, withText, feedback, consents, deadLetters] = await Promise.all([
    deps.prisma.collectedTurn.count(),
    deps.prisma.collectedTurn.count({ where: { answer: { not: null } } }),
    deps.prisma.collectedFeedback.count(),
    deps.prisma.collectedConsent.count(),
    deps.prisma.deadLetter.count({ where: { redrivenAt: null } }),
  ]);
  return { turns, withText, feedback, consents, deadLetters };
}
