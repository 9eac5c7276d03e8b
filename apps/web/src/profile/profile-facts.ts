import type { Profile } from '@hyrox/contracts';
import { type Day, formatDay, formatDistanceInDays } from '../units/calendar-day.ts';
import { formatBodyWeight, formatGoal, formatHeight, weeklyDistanceIn } from '../units/format-quantity.ts';
import { UNIT_NAMES, type UnitSystem } from '../units/unit-system.ts';
import { equipmentLabel } from './fields/equipment.ts';
import { historyOf } from './form/profile-values.ts';
import type { SectionName } from './form/read-values.ts';

/** One fact as it is read; `value` null when nothing was said. */
export interface Fact {
  label: string;
  value: string | null;
}

interface FactContext {
  units: UnitSystem;
  today: Day;
}

/** What is known in a section, in the athlete's own units. */
export const profileFacts = (name: SectionName, profile: Profile, context: FactContext): Fact[] => FACTS[name](profile, context);

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const list = (entries: readonly string[]) => (entries.length > 0 ? entries.join(', ') : null);

const FACTS: Record<SectionName, (profile: Profile, context: FactContext) => Fact[]> = {
  basics: (profile, { today }) => {
    const { race_date: date, weekly_availability_hours: hours } = profile;
    const race = date ? `${formatDay(date, today)} · ${formatDistanceInDays(date, today)}` : null;
    const level = historyOf(profile).experience;
    return [
      { label: 'Race', value: race ?? (profile.no_race_planned ? 'No race planned' : null) },
      { label: 'Level', value: level ? capital(level) : null },
      { label: 'Time to train', value: hours === null ? null : `${hours} h a week` },
    ];
  },
  body: (profile, { units }) => [
    { label: 'Birth year', value: profile.birth_year === null ? null : String(profile.birth_year) },
    { label: 'Sex', value: profile.sex && capital(profile.sex) },
    { label: 'Division', value: profile.division && capital(profile.division) },
    { label: 'Weight', value: profile.weight_kg === null ? null : formatBodyWeight(profile.weight_kg, units) },
    { label: 'Height', value: profile.height_cm === null ? null : formatHeight(profile.height_cm, units) },
  ],
  training: (profile, { units }) => {
    const { run_mpw: miles, strength_days: days } = historyOf(profile);
    const goal = profile.goal_time_minutes;
    return [
      { label: 'Running', value: miles === undefined ? null : `${weeklyDistanceIn(miles, units)} ${UNIT_NAMES[units].weekly}` },
      { label: 'Strength', value: days === undefined ? null : `${days} ${days === 1 ? 'day' : 'days'} / week` },
      { label: 'Goal time', value: goal === null ? null : formatGoal(goal) },
    ];
  },
  equipment: (profile) => [{ label: 'At hand', value: list(profile.equipment_available.map(equipmentLabel)) }],
  limits: (profile) => [{ label: 'To mind', value: list(profile.injuries_limitations) }],
};
