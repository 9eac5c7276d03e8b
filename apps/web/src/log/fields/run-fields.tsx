import { ChoiceChips } from '../../ui/form/choice-chips.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { formatDuration } from '../../units/format-quantity.ts';
import { parseDurationS } from '../../units/parse-duration.ts';
import { parseNumber } from '../../units/parse-number.ts';
import { UNIT_NAMES, type UnitSystem } from '../../units/unit-system.ts';
import { RUN_LABELS, type RunType } from '../entries/session-types.ts';
import type { LogFieldsProps } from './log-fields-props.ts';

const RUNS = (Object.keys(RUN_LABELS) as RunType[]).map((value) => ({ value, label: RUN_LABELS[value] }));

/** A run: what kind, how far, how long; the pace follows. */
export function RunFields({ values, errors, units, set }: LogFieldsProps) {
  return (
    <>
      <ChoiceChips legend="Kind of run" isLegendHidden choices={RUNS} value={values.runType} onChange={(runType) => set({ runType })} />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label="Distance"
          unit={UNIT_NAMES[units].distance}
          inputMode="decimal"
          placeholder="5"
          value={values.distance}
          error={errors.distance}
          onChange={(distance) => set({ distance })}
        />
        <TextField label="Time" placeholder="24:30" value={values.time} error={errors.time} onChange={(time) => set({ time })} />
      </div>
      <p aria-live="polite" className="min-h-6 text-muted">
        {paceWords(values.distance, values.time, units)}
      </p>
    </>
  );
}

function paceWords(distance: string, time: string, units: UnitSystem): string {
  const length = parseNumber(distance);
  const seconds = parseDurationS(time);
  return length && seconds ? `Pace ${formatDuration(seconds / length)}${UNIT_NAMES[units].pace}` : '';
}
