import type { Profile, ProfileFields } from '@hyrox/contracts';

/** The preferences of the contract, out of a column that may hold more. They are saved whole, so the others go along. */
export function preferencesOf(profile: Profile | undefined): NonNullable<ProfileFields['preferences']> {
  const { time_of_day, session_length_min, units } = profile?.preferences ?? {};
  return {
    ...(time_of_day === 'AM' || time_of_day === 'PM' || time_of_day === 'any' ? { time_of_day } : {}),
    ...(typeof session_length_min === 'number' ? { session_length_min } : {}),
    ...(units === 'metric' || units === 'imperial' ? { units } : {}),
  };
}
