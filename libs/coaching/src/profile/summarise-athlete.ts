import type { Profile } from '@hyrox/contracts';
import { neutralise } from '../prompt/neutralise.ts';

const DAY_MS = 86_400_000;

/** Whole days between two calendar days `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** One line of the athlete's own words: no line breaks, nothing that reads as a control token. */
const oneLine = (text: string): string => neutralise(text).replace(/\s+/g, ' ').trim();

function describeTraining(history: Profile['training_history']): string[] {
  const { run_mpw, strength_days, experience } = history ?? {};
  return [
    ...(run_mpw ? [`runs ${String(run_mpw)} mi/week`] : []),
    ...(strength_days ? [`${String(strength_days)} strength days/week`] : []),
    ...(experience ? [`${oneLine(String(experience))} level`] : []),
  ];
}

function describeRace(raceDate: string | null, today: string): string[] {
  if (!raceDate) return [];
  const daysOut = daysBetween(today, raceDate);
  return [daysOut >= 0 ? `race in ${daysOut} days (${raceDate})` : `last race ${-daysOut} days ago (${raceDate})`];
}

function ageOf(profile: Profile, today: string): number | null {
  return profile.age ?? (profile.birth_year ? Number(today.slice(0, 4)) - profile.birth_year : null);
}

/**
 * The athlete in one line, as the hand-off's `build_athlete_context` words it; '' when nothing is known. `today` is the athlete's
 * calendar day `YYYY-MM-DD` in their own time zone. Beyond the hand-off: age from the birth year when no age is given, and a race
 * that is over is called so instead of counting negative days.
 */
export function summariseAthlete(profile: Profile, today: string): string {
  const age = ageOf(profile, today);
  const limitations = profile.injuries_limitations.map(oneLine).filter((entry) => entry !== '');
  const parts = [
    ...(age ? [`${age}yo ${profile.sex ?? ''}`.trim()] : []),
    ...(profile.weight_kg ? [`${profile.weight_kg}kg`] : []),
    ...describeTraining(profile.training_history),
    ...describeRace(profile.race_date, today),
    ...(profile.goal_time_minutes ? [`goal: ${profile.goal_time_minutes} min`] : []),
    ...(limitations.length > 0 ? [`limitations: ${limitations.join(', ')}`] : []),
  ];
  return parts.length > 0 ? `Athlete profile: ${parts.join(', ')}` : '';
}
