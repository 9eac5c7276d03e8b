import { ChoiceChips } from '../../ui/form/choice-chips.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { UNIT_NAMES } from '../../units/unit-system.ts';
import type { FieldsProps } from './fields-props.ts';
import { UnitsChoice } from './units-choice.tsx';

const DAYS = ['0', '1', '2', '3', '4', '5', '6'].map((days) => ({ value: days, label: days }));

/** What a usual week looks like now, and the time to beat. All optional. */
export function TrainingFields({ values, errors, units, set, onUnits }: FieldsProps) {
  return (
    <>
      <UnitsChoice units={units} onUnits={onUnits} />
      <TextField
        label="Running"
        unit={UNIT_NAMES[units].weekly}
        inputMode="decimal"
        rowClassName="max-w-60"
        value={values.weeklyRun}
        error={errors.weeklyRun}
        hint="A usual week, not the best one."
        onChange={(weeklyRun) => set({ weeklyRun })}
      />
      <ChoiceChips
        legend="Strength days a week"
        choices={DAYS}
        value={values.strengthDays}
        error={errors.strengthDays}
        className="grid max-w-96 grid-cols-7 gap-1"
        chipClassName="rounded-card px-0"
        onChange={(strengthDays) => set({ strengthDays })}
      />
      <TextField
        label="Goal time"
        unit="h:mm"
        rowClassName="max-w-44"
        placeholder="1:20"
        value={values.goal}
        error={errors.goal}
        hint="Leave it empty if finishing is the goal."
        onChange={(goal) => set({ goal })}
      />
    </>
  );
}
