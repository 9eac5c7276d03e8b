import type { ConsentPurpose, readConsents as contract } from '@hyrox/contracts';
import { asAthletePrisma } from '@hyrox/service-kit';
import type { z } from 'zod';
import type { Prisma } from '../db/prisma.client.ts';

/** The standing of each consent: the latest entry of a purpose counts, none means no. */
export async function readLatestConsents(
  input: { athleteId: string },
  deps: { prisma: Prisma },
): Promise<Required<z.output<typeof contract.output>>> {
  const latest = await asAthletePrisma(deps.prisma, input.athleteId, (tx) =>
    tx.consent.findMany({ where: { athleteId: input.athleteId }, orderBy: [{ purpose: 'asc' }, { id: 'desc' }], distinct: ['purpose'] }),
  );
  const granted = (purpose: ConsentPurpose) => latest.find((row) => row.purpose === purpose)?.granted ?? false;
  return {
    health_data: granted('health_data'),
    training_reuse: granted('training_reuse'),
    decisions: latest.map((row) => ({
      purpose: row.purpose as ConsentPurpose,
      granted: row.granted,
      text_version: row.textVersion,
      created_at: row.createdAt.toISOString(),
    })),
  };
}
