import { ServiceError, type Profile } from '@hyrox/contracts';
import { asAthletePrisma } from '@hyrox/service-kit';
import type { Prisma } from '../db/prisma.client.ts';
import { toProfile } from './to-profile.ts';

/** The athlete's own profile. `not_found` when the account is gone. */
export async function readProfile(input: { athleteId: string }, deps: { prisma: Prisma }): Promise<Profile> {
  const row = await asAthletePrisma(deps.prisma, input.athleteId, (tx) => tx.athleteProfile.findUnique({ where: { id: input.athleteId } }));
  if (!row) throw new ServiceError('not_found', 'There is no such profile');
  return toProfile(row);
}
