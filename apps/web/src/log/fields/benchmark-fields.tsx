import type { Station } from '@hyrox/contracts';
import { ChoiceChips } from '../../ui/form/choice-chips.tsx';
import { SelectField } from '../../ui/form/select-field.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { UNIT_NAMES } from '../../units/unit-system.ts';
import { keyIn, STATION_LABELS, TEST_LABELS, type TestType } from '../entries/session-types.ts';
import type { LogFieldsProps } from './log-fields-props.ts';

const TESTS = (Object.keys(TEST_LABELS) as TestType[]).map((value) => ({ value, label: TEST_LABELS[value] }));
const STATIONS = [
  { value: '', label: 'Choose a station' },
  ...(Object.keys(STATION_LABELS) as Station[]).map((value) => ({ value, label: STATION_LABELS[value] })),
];

/** A test: which one, and the results that belong to it. */
export function BenchmarkFields(props: LogFieldsProps) {
  const { values, errors, set } = props;
  return (
    <>
      <ChoiceChips
        legend="Test"
        isLegendHidden
        choices={TESTS}
        value={values.testType}
        error={errors.testType}
        onChange={(testType) => set({ testType })}
      />
      {values.testType === 'cooper' && (
        <TextField
          label="Distance in 12 minutes"
          unit="m"
          inputMode="numeric"
          placeholder="2800"
          rowClassName="max-w-56"
          value={values.distanceM}
          error={errors.distanceM}
          onChange={(distanceM) => set({ distanceM })}
        />
      )}
      {values.testType === 'time_trial_2k' && <TimeField {...props} label="Time for 2 km" placeholder="7:45" />}
      {values.testType === 'simulation' && <TimeField {...props} label="Total time" placeholder="1:19:40" />}
      {values.testType === 'station_test' && (
        <>
          <SelectField
            label="Station"
            value={values.station}
            options={STATIONS}
            error={errors.station}
            onChange={(station) => set({ station: keyIn(STATION_LABELS, station) })}
          />
          <TimeField {...props} label="Time" placeholder="4:30" />
          <LoadAndReps {...props} />
        </>
      )}
      {values.testType === 'strength' && (
        <>
          <TextField
            label="Exercise"
            placeholder="Back squat"
            maxLength={80}
            value={values.exercise}
            error={errors.exercise}
            onChange={(exercise) => set({ exercise })}
          />
          <LoadAndReps {...props} />
        </>
      )}
    </>
  );
}

function TimeField({ values, errors, set, label, placeholder }: LogFieldsProps & { label: string; placeholder: string }) {
  return (
    <TextField
      label={label}
      placeholder={placeholder}
      rowClassName="max-w-56"
      value={values.time}
      error={errors.time}
      onChange={(time) => set({ time })}
    />
  );
}

function LoadAndReps({ values, errors, units, set }: LogFieldsProps) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <TextField
        label="Load"
        unit={UNIT_NAMES[units].load}
        inputMode="decimal"
        value={values.load}
        error={errors.load}
        onChange={(load) => set({ load })}
      />
      <TextField label="Reps" inputMode="numeric" value={values.reps} error={errors.reps} onChange={(reps) => set({ reps })} />
    </div>
  );
}
