import type { UnitSystem } from '../../units/unit-system.ts';
import type { LogErrors, LogValues } from '../form/log-values.ts';

/** What the fields of each kind of entry are given. */
export interface LogFieldsProps {
  values: LogValues;
  errors: LogErrors;
  units: UnitSystem;
  set: (change: Partial<LogValues>) => void;
}
