import { ChoiceChips } from '../../ui/form/choice-chips.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import type { FieldsProps } from './fields-props.ts';

const RACE = [
  { value: 'date', label: 'I have a date' },
  { value: 'none', label: 'No race planned' },
] as const;
export const LEVELS = [
  { value: 'beginner', label: 'Beginner' },
  { value: 'intermediate', label: 'Intermediate' },
  { value: 'advanced', label: 'Advanced' },
] as const;

/** When the race is, how far along the athlete is, and how much time a week has. */
export function BasicsFields({ values, errors, today, set }: FieldsProps) {
  return (
    <>
      <ChoiceChips legend="Your next Hyrox" choices={RACE} value={values.race} error={errors.race} onChange={(race) => set({ race })} />
      {values.race === 'date' && (
        <TextField
          label="Race day"
          type="date"
          min={today}
          rowClassName="max-w-60"
          value={values.raceDate}
          error={errors.raceDate}
          onChange={(raceDate) => set({ raceDate })}
        />
      )}
      <ChoiceChips legend="Your level" choices={LEVELS} value={values.level} error={errors.level} onChange={(level) => set({ level })} />
      <TextField
        label="Time to train"
        unit="hours a week"
        inputMode="decimal"
        rowClassName="max-w-72"
        value={values.hours}
        error={errors.hours}
        onChange={(hours) => set({ hours })}
      />
    </>
  );
}
