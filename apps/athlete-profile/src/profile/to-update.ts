import type { ProfileFields } from '@hyrox/contracts';
import { Prisma as PrismaTypes } from '../generated/prisma/client.ts';

const json = (value: object | null | undefined) => (value === null ? PrismaTypes.DbNull : value);

/** Only what was named: a field that is absent keeps its value, a field that is null is cleared. */
export function toUpdate(fields: ProfileFields): PrismaTypes.AthleteProfileUpdateInput {
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
    noRacePlanned: fields.no_race_planned,
    onboarding: fields.onboarding,
  };
  return Object.fromEntries(Object.entries(update).filter(([, value]) => value !== undefined));
}
