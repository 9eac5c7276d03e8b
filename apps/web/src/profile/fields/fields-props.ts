import type { Day } from '../../units/calendar-day.ts';
import type { UnitSystem } from '../../units/unit-system.ts';
import type { ProfileValues } from '../form/profile-values.ts';
import type { ProfileErrors } from '../form/read-values.ts';

/** What every group of profile fields is given, in the first form and on the page of the athlete. */
export interface FieldsProps {
  values: ProfileValues;
  errors: ProfileErrors;
  units: UnitSystem;
  today: Day;
  set: (change: Partial<ProfileValues>) => void;
  /** Changes between metric and imperial; what is typed is turned with it. */
  onUnits: (units: UnitSystem) => void;
}
