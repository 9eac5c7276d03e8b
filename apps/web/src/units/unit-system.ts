import type { Profile } from '@hyrox/contracts';

/** How an athlete reads numbers. What is stored is the same for both. */
export type UnitSystem = 'metric' | 'imperial';

/** The short names that stand beside a field. */
export const UNIT_NAMES = {
  metric: { load: 'kg', distance: 'km', weekly: 'km / week', pace: '/km' },
  imperial: { load: 'lb', distance: 'mi', weekly: 'mi / week', pace: '/mi' },
} as const satisfies Record<UnitSystem, unknown>;

/** Where people grow up with pounds and miles. */
const IMPERIAL_REGIONS = new Set(['US', 'LR', 'MM']);

/** The athlete's choice; before there is one, what the language of the browser suggests. */
export function unitsOf(profile: Pick<Profile, 'preferences'> | undefined, locale: string): UnitSystem {
  const chosen = profile?.preferences?.['units'];
  if (chosen === 'metric' || chosen === 'imperial') return chosen;
  return IMPERIAL_REGIONS.has(/-([A-Z]{2})\b/.exec(locale)?.[1] ?? '') ? 'imperial' : 'metric';
}
