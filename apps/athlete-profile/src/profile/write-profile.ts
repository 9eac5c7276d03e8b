import { ServiceError, type Profile, type ProfileFields } from '@hyrox/contracts';
import { asAthletePrisma } from '@hyrox/service-kit';
import type { Prisma } from '../db/prisma.client.ts';
import { Prisma as PrismaTypes } from '../generated/prisma/client.ts';
import { toProfile } from './to-profile.ts';

const json = (value: object | null | undefined) => (value === null ? PrismaTypes.DbNull : value);

/** Only what was named: a field that is absent keeps its value, a field that is null is cleared. */
function toUpdate(fields: ProfileFields): PrismaTypes.AthleteProfileUpdateInput {
  const update = {
    displayName: fields.display_name,
    weightKg: fields.weight_kg,
    heightCm: fields.height_cm,
    age: fields.age,
    birthYear: fields.birth_year,
    sex: fields.sex,
    division: fields.division,
    timezone: fields.timezone,
    trainingHistory: json(fields.training_history),
    currentPhase: fields.current_phase,
    raceDate: fields.race_date ? new Date(`${fields.race_date}T00:00:00Z`) : fields.race_date,
    goalTimeMinutes: fields.goal_time_minutes,
    weeklyAvailabilityHours: fields.weekly_availability_hours,
    equipmentAvailable: fields.equipment_available,
    injuriesLimitations: fields.injuries_limitations,
    preferences: json(fields.preferences),
  };
  return Object.fromEntries(Object.entries(update).filter(([, value]) => value !== undefined));
}

/** Changes the named fields of the athlete's own profile. `not_found` when the account is gone. */
export async function writeProfile(input: { athleteId: string; fields: ProfileFields }, deps: { prisma: Prisma }): Promise<Profile> {
  const row = await asAthletePrisma(deps.prisma, input.athleteId, async (tx) => {
    const { count } = await tx.athleteProfile.updateMany({ where: { id: input.athleteId }, data: toUpdate(input.fields) });
    if (count === 0) throw new ServiceError('not_found', 'There is no such profile');
    return tx.athleteProfile.findUniqueOrThrow({ where: { id: input.athleteId } });
  });
  return toProfile(row);
}
