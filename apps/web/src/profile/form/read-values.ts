import type { Profile, ProfileFields } from '@hyrox/contracts';
import { type Day, isDay } from '../../units/calendar-day.ts';
import { feetInchesToCm, kmToMiles, lbToKg, roundTo } from '../../units/convert.ts';
import { parseGoalMinutes } from '../../units/parse-duration.ts';
import { parseNumber } from '../../units/parse-number.ts';
import type { UnitSystem } from '../../units/unit-system.ts';
import { historyOf, type ProfileValues, valuesOf } from './profile-values.ts';

export type SectionName = 'basics' | 'body' | 'training' | 'equipment' | 'limits';
export type ProfileErrors = Partial<Record<keyof ProfileValues, string>>;

/** What a section says: fields to save, built on the newest profile, or what is wrong and where. */
export type SectionRead = { change: (profile: Profile | undefined) => ProfileFields } | { errors: ProfileErrors };

export interface ReadContext {
  profile: Profile;
  units: UnitSystem;
  today: Day;
}

/** Reads the fields of one section. Empty optional fields are cleared, wrong ones are named; nothing is saved by half. */
export function readSection(name: SectionName, values: ProfileValues, context: ReadContext): SectionRead {
  return READERS[name](values, context);
}

const READERS: Record<SectionName, (values: ProfileValues, context: ReadContext) => SectionRead> = {
  basics: readBasics,
  body: readBody,
  training: readTraining,
  equipment: ({ equipment }) => ({ change: () => ({ equipment_available: equipment }) }),
  limits: ({ limits, pendingLimit }) => ({ change: () => ({ injuries_limitations: withPending(limits, pendingLimit) }) }),
};

/** The entries with what was typed and not added yet, each once. */
export const withPending = (limits: readonly string[], pending: string): string[] => [
  ...new Set([...limits, pending.trim().slice(0, 200)].filter((entry) => entry !== '')),
];

/** A number between two bounds; null when nothing was typed, undefined when it is not that. */
function within(text: string, min: number, max: number, isWhole = false): number | null | undefined {
  if (text.trim() === '') return null;
  const value = parseNumber(text);
  return value === null || value < min || value > max || (isWhole && !Number.isInteger(value)) ? undefined : value;
}

/** Only the entries that are wrong. */
const wrong = (errors: { [K in keyof ProfileValues]?: string | false }): ProfileErrors | null => {
  const named = Object.entries(errors).filter(([, message]) => message !== false);
  return named.length > 0 ? (Object.fromEntries(named) as ProfileErrors) : null;
};

function readBasics({ race, raceDate, level, hours }: ProfileValues, { today, profile }: ReadContext): SectionRead {
  const weekly = within(hours, 1, 60);
  const isOver = isDay(raceDate) && raceDate < today && raceDate !== profile.race_date;
  const errors = wrong({
    race: race === '' && 'Choose one. You can change it any time.',
    raceDate: race === 'date' && (!isDay(raceDate) ? 'Which day is your race?' : isOver && 'That day is over. When is the next one?'),
    level: level === '' && 'Choose the one that is nearest.',
    hours: weekly == null && 'A number of hours from 1 to 60.',
  });
  if (errors || level === '' || weekly == null) return { errors: errors ?? {} };
  return {
    change: (newest) => ({
      ...(race === 'date' ? { race_date: raceDate } : { no_race_planned: true }),
      training_history: { ...historyOf(newest), experience: level },
      weekly_availability_hours: roundTo(weekly, 1),
    }),
  };
}

function readBody(values: ProfileValues, { profile, units, today }: ReadContext): SectionRead {
  const isMetric = units === 'metric';
  const thisYear = Number(today.slice(0, 4));
  // What was not touched stays as it is stored: pounds and inches are coarser than what is kept.
  const before = valuesOf(profile, units);
  const isWeightKept = values.weight === before.weight;
  const isHeightKept = isMetric ? values.heightCm === before.heightCm : values.feet === before.feet && values.inches === before.inches;
  const year = within(values.birthYear, thisYear - 100, thisYear - 10, true);
  const weight = isWeightKept ? profile.weight_kg : readWeight(values.weight, units);
  const cm = isHeightKept ? profile.height_cm : isMetric ? within(values.heightCm, 100, 250) : readFeet(values);
  const errors = wrong({
    birthYear: year === undefined && `A year from ${thisYear - 100} to ${thisYear - 10}, like 1991.`,
    weight: weight === undefined && (isMetric ? 'From 20 to 300 kg.' : 'From 45 to 660 lb.'),
    heightCm: isMetric && cm === undefined && 'From 100 to 250 cm.',
    feet: !isMetric && cm === undefined && 'From 3 ft 4 in to 8 ft 2 in.',
  });
  if (errors || year === undefined || weight === undefined || cm === undefined) return { errors: errors ?? {} };
  return {
    change: () => ({
      birth_year: year,
      sex: values.sex || null,
      division: values.division || null,
      weight_kg: weight && roundTo(weight, 1),
      height_cm: cm && roundTo(cm, 1),
    }),
  };
}

/** Kilograms of a typed weight. */
function readWeight(text: string, units: UnitSystem): number | null | undefined {
  if (units === 'metric') return within(text, 20, 300);
  const lb = within(text, 45, 660);
  return lb && lbToKg(lb);
}

/** Centimetres of feet and inches; inches alone may be missing. */
function readFeet({ feet, inches }: ProfileValues): number | null | undefined {
  if (feet.trim() === '' && inches.trim() === '') return null;
  const whole = within(feet, 3, 8, true);
  const rest = inches.trim() === '' ? 0 : within(inches, 0, 11, true);
  if (whole == null || rest == null) return undefined;
  const cm = feetInchesToCm({ feet: whole, inches: rest });
  return cm >= 100 && cm <= 250 ? cm : undefined;
}

function readTraining(values: ProfileValues, { profile, units }: ReadContext): SectionRead {
  const isMetric = units === 'metric';
  const before = valuesOf(profile, units);
  const isRunKept = values.weeklyRun === before.weeklyRun;
  const run = isRunKept ? null : within(values.weeklyRun, 0, isMetric ? 480 : 300);
  const days = within(values.strengthDays, 0, 14, true);
  const goal = values.goal.trim() === '' ? null : parseGoalMinutes(values.goal);
  const isGoalWrong = values.goal.trim() !== '' && (goal === null || goal < 40 || goal > 400);
  const errors = wrong({
    weeklyRun: run === undefined && `From 0 to ${isMetric ? '480 km' : '300 mi'} a week.`,
    strengthDays: days === undefined && 'A whole number of days.',
    goal: isGoalWrong && 'Hours and minutes, like 1:20. From 0:40 to 6:40.',
  });
  if (errors || run === undefined || days === undefined) return { errors: errors ?? {} };
  const miles = run === null ? null : roundTo(isMetric ? kmToMiles(run) : run, 1);
  return {
    change: (newest) => {
      const { run_mpw, experience } = historyOf(newest);
      const kept = isRunKept ? run_mpw : (miles ?? undefined);
      return {
        training_history: {
          ...(experience ? { experience } : {}),
          ...(kept === undefined ? {} : { run_mpw: kept }),
          ...(days === null ? {} : { strength_days: days }),
        },
        goal_time_minutes: values.goal === before.goal ? profile.goal_time_minutes : goal,
      };
    },
  };
}
