import type { countCollected as contract } from '@hyrox/contracts';
import type { z } from 'zod';
import type { Prisma } from '../db/prisma.client.ts';

/** How much the collector holds. */
export async function countCollected(_input: object, deps: { prisma: Prisma }): Promise<z.output<typeof contract.output>> {
  const { prisma } = deps;
  const [turns, withText, flagged, feedback, consents, deadLetters] = await Promise.all([
    prisma.collectedTurn.count(),
    prisma.collectedTurn.count({ where: { answer: { not: null } } }),
    prisma.$queryRaw<{ flagged: number }[]>`select count(*)::int as flagged from public.flagged_turns`,
    prisma.collectedFeedback.count({ where: { rating: { not: null } } }),
    prisma.collectedConsent.count(),
    prisma.deadLetter.count({ where: { redrivenAt: null } }),
  ]);
  return { turns, withText, flagged: flagged[0]?.flagged ?? 0, feedback, consents, deadLetters };
}
