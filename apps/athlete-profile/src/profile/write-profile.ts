import { consentChanged, profileChanged, ServiceError, type Profile, type ProfileFields } from '@hyrox/contracts';
import { asAthletePrisma, type OutboxRelay } from '@hyrox/service-kit';
import { fact, tellAsService, type Athlete } from '../db/facts.ts';
import type { Prisma } from '../db/prisma.client.ts';
import { refuseUnstorable } from '../db/refuse-unstorable.ts';
import { settleRace } from './settle-race.ts';
import { toProfile } from './to-profile.ts';
import { toUpdate } from './to-update.ts';
import { withdrawByAge, WITHDRAWN_BY_AGE } from './withdraw-by-age.ts';

/**
 * Changes the named fields of the athlete's own profile, with its event. A birth year below the age of a consent withdraws that consent in
 * the same transaction. `not_found` when the account is gone; `invalid` names the field.
 */
export async function writeProfile(
  input: Athlete & { fields: ProfileFields },
  deps: { prisma: Prisma; relay: Pick<OutboxRelay, 'kick'> },
): Promise<Profile> {
  const { athleteId, athleteRef } = input;
  const fields = settleRace(input.fields);
  refuseUnstorable(fields);
  const update = toUpdate(fields);
  const row = await asAthletePrisma(deps.prisma, athleteId, async (tx) => {
    const { count } = await tx.athleteProfile.updateMany({ where: { id: athleteId }, data: update });
    if (count === 0) throw new ServiceError('not_found', 'There is no such profile');
    const written = await tx.athleteProfile.findUniqueOrThrow({ where: { id: athleteId } });
    const [age] = await tx.$queryRaw<
      { adult: boolean | null }[]
    >`select public.is_adult(${written.birthYear}::int, ${written.timezone}) as adult`;
    const withdrawn = fields.birth_year ? await withdrawByAge(tx, written) : [];
    const named = Object.keys(fields).filter((field) => fields[field as keyof ProfileFields] !== undefined);
    const facts = [
      fact(profileChanged, { athleteRef, fields: named, adult: age?.adult ?? null }),
      ...withdrawn.map((purpose) => fact(consentChanged, { athleteRef, purpose, granted: false, textVersion: WITHDRAWN_BY_AGE })),
    ];
    await tellAsService((sql, values) => tx.$executeRawUnsafe(sql, ...values), athleteRef, facts);
    return written;
  });
  deps.relay.kick();
  return toProfile(row);
}
