import { useId } from 'react';
import { ChoiceChips } from '../../ui/form/choice-chips.tsx';
import { FieldNote } from '../../ui/form/field-note.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import type { FieldsProps } from './fields-props.ts';
import { UnitsChoice } from './units-choice.tsx';

const SEXES = [
  { value: 'female', label: 'Female' },
  { value: 'male', label: 'Male' },
  { value: 'other', label: 'Other' },
  { value: '', label: 'Not said' },
] as const;
const DIVISIONS = [
  { value: 'open', label: 'Open' },
  { value: 'pro', label: 'Pro' },
  { value: '', label: 'Not sure yet' },
] as const;

/** Facts of the body, each with the one reason it is asked for. All optional. */
export function BodyFields({ values, errors, units, set, onUnits }: FieldsProps) {
  return (
    <>
      <TextField
        label="Birth year"
        inputMode="numeric"
        maxLength={4}
        rowClassName="max-w-40"
        value={values.birthYear}
        error={errors.birthYear}
        hint="For your age group, and recovery between sessions."
        onChange={(birthYear) => set({ birthYear })}
      />
      <ChoiceChips
        legend="Sex"
        choices={SEXES}
        value={values.sex}
        hint="Station loads and wall ball targets follow it."
        onChange={(sex) => set({ sex })}
      />
      <ChoiceChips
        legend="Division"
        choices={DIVISIONS}
        value={values.division}
        hint="It sets your loads: the Pro sled push is 50 kg heavier."
        onChange={(division) => set({ division })}
      />
      <UnitsChoice units={units} onUnits={onUnits} />
      <TextField
        label="Weight"
        unit={units === 'metric' ? 'kg' : 'lb'}
        inputMode="decimal"
        rowClassName="max-w-44"
        value={values.weight}
        error={errors.weight}
        hint="To set loads and what you eat and drink."
        onChange={(weight) => set({ weight })}
      />
      <HeightFields values={values} errors={errors} units={units} set={set} />
    </>
  );
}

function HeightFields({ values, errors, units, set }: Pick<FieldsProps, 'values' | 'errors' | 'units' | 'set'>) {
  const noteId = useId();
  const why = 'For rowing and wall ball technique.';
  if (units === 'metric') {
    return (
      <TextField
        label="Height"
        unit="cm"
        inputMode="decimal"
        rowClassName="max-w-44"
        value={values.heightCm}
        error={errors.heightCm}
        hint={why}
        onChange={(heightCm) => set({ heightCm })}
      />
    );
  }
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex max-w-72 gap-3">
        <TextField
          label="Height"
          unit="ft"
          inputMode="numeric"
          aria-invalid={errors.feet ? true : undefined}
          aria-describedby={noteId}
          value={values.feet}
          onChange={(feet) => set({ feet })}
        />
        <TextField
          label="and inches"
          unit="in"
          inputMode="numeric"
          value={values.inches}
          onChange={(inches) => set({ inches, feet: values.feet })}
        />
      </div>
      <FieldNote id={noteId} error={errors.feet} hint={why} />
    </div>
  );
}
