import type { Profile } from '@hyrox/contracts';
import { useCallback, useState } from 'react';
import type { AthleteContext } from '../use-athlete-context.ts';
import { useSaveProfile } from '../use-profile.ts';
import { convertUnits } from './convert-units.ts';
import type { FieldsProps } from '../fields/fields-props.ts';
import { preferencesOf } from './preferences.ts';
import { type ProfileValues, valuesOf } from './profile-values.ts';
import { type ProfileErrors, readSection, type SectionName } from './read-values.ts';

/** The fields of one section while they are worked on. Errors are shown once the athlete has moved on from a field or wants to go on. */
export function useSectionForm(name: SectionName, profile: Profile, { today, units }: AthleteContext) {
  const [values, setValues] = useState<ProfileValues>(() => valuesOf(profile, units));
  const [shownUnits, setShownUnits] = useState(units);
  const [errors, setErrors] = useState<ProfileErrors>({});
  const saveUnits = useSaveProfile();

  const set = useCallback((change: Partial<ProfileValues>) => {
    setValues((before) => ({ ...before, ...change }));
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in change))));
  }, []);

  const onUnits: FieldsProps['onUnits'] = (next) => {
    setValues((before) => convertUnits(before, { from: shownUnits, to: next, profile }));
    setShownUnits(next);
    saveUnits.mutate((newest) => ({ preferences: { ...preferencesOf(newest), units: next } }));
  };

  return {
    fields: { values, errors, units: shownUnits, today, set, onUnits } satisfies FieldsProps,
    read: () => readSection(name, values, { profile, units: shownUnits, today }),
    setErrors,
    reset: () => {
      setValues(valuesOf(profile, shownUnits));
      setErrors({});
    },
  };
}
