import type { Profile, ProfileFields } from '@hyrox/contracts';
import { cmToFeetInches, kgToLb, roundTo } from '../../units/convert.ts';
import { formatGoal, weeklyDistanceIn } from '../../units/format-quantity.ts';
import type { UnitSystem } from '../../units/unit-system.ts';

/** What stands in the fields of the profile: text as it was typed, choices as they were made. '' is "not said". */
export interface ProfileValues {
  race: 'date' | 'none' | '';
  raceDate: string;
  level: 'beginner' | 'intermediate' | 'advanced' | '';
  hours: string;
  birthYear: string;
  sex: 'male' | 'female' | 'other' | '';
  division: 'open' | 'pro' | '';
  weight: string;
  heightCm: string;
  feet: string;
  inches: string;
  weeklyRun: string;
  strengthDays: string;
  goal: string;
  equipment: string[];
  limits: string[];
  /** Typed but not yet added to `limits`. */
  pendingLimit: string;
}

const text = (value: number | null | undefined) => (value == null ? '' : String(value));

const LEVELS = ['beginner', 'intermediate', 'advanced'] as const;

/** The history of the contract, out of a column that may hold more. */
export function historyOf(profile: Profile | undefined): NonNullable<ProfileFields['training_history']> {
  const { run_mpw, strength_days, experience } = profile?.training_history ?? {};
  const level = LEVELS.find((own) => own === experience);
  return {
    ...(typeof run_mpw === 'number' ? { run_mpw } : {}),
    ...(typeof strength_days === 'number' ? { strength_days } : {}),
    ...(level ? { experience: level } : {}),
  };
}

/** The fields as they stand before anybody types. */
export function valuesOf(profile: Profile, units: UnitSystem): ProfileValues {
  const { run_mpw, strength_days, experience } = historyOf(profile);
  const { weight_kg: kg, height_cm: cm } = profile;
  const height = cm === null ? null : cmToFeetInches(cm);
  return {
    race: profile.race_date ? 'date' : profile.no_race_planned ? 'none' : '',
    raceDate: profile.race_date ?? '',
    level: experience ?? '',
    hours: text(profile.weekly_availability_hours),
    birthYear: text(profile.birth_year),
    sex: profile.sex ?? '',
    division: profile.division ?? '',
    weight: kg === null ? '' : String(units === 'metric' ? roundTo(kg, 1) : roundTo(kgToLb(kg), 0)),
    heightCm: text(cm),
    feet: text(height?.feet),
    inches: text(height?.inches),
    weeklyRun: run_mpw === undefined ? '' : String(weeklyDistanceIn(run_mpw, units)),
    strengthDays: text(strength_days),
    goal: profile.goal_time_minutes === null ? '' : formatGoal(profile.goal_time_minutes),
    equipment: profile.equipment_available,
    limits: profile.injuries_limitations,
    pendingLimit: '',
  };
}
