import { Profile } from '@hyrox/contracts';
import type { AthleteProfile } from '../generated/prisma/client.ts';

const toNumber = (value: { toNumber(): number } | null): number | null => value?.toNumber() ?? null;

/** A stored row in the words of the hand-off. */
export function toProfile(row: AthleteProfile): Profile {
  return Profile.parse({
    id: row.id,
    display_name: row.displayName,
    weight_kg: toNumber(row.weightKg),
    height_cm: toNumber(row.heightCm),
    age: row.age,
    birth_year: row.birthYear,
    sex: row.sex,
    division: row.division,
    timezone: row.timezone,
    training_history: row.trainingHistory,
    current_phase: row.currentPhase,
    race_date: row.raceDate?.toISOString().slice(0, 10) ?? null,
    goal_time_minutes: toNumber(row.goalTimeMinutes),
    weekly_availability_hours: toNumber(row.weeklyAvailabilityHours),
    equipment_available: row.equipmentAvailable,
    injuries_limitations: row.injuriesLimitations,
    preferences: row.preferences,
    no_race_planned: row.noRacePlanned,
    onboarding: row.onboarding,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  });
}
