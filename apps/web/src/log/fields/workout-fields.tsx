import { ChoiceChips } from '../../ui/form/choice-chips.tsx';
import { NumberStepper } from '../../ui/form/number-stepper.tsx';
import { SESSION_LOOKS, type SessionType } from '../entries/session-types.ts';
import type { LogFieldsProps } from './log-fields-props.ts';
import { RpeRow } from './rpe-row.tsx';

const SESSIONS = (Object.keys(SESSION_LOOKS) as SessionType[]).map((value) => ({ value, ...SESSION_LOOKS[value] }));

/** A session: what it was, how long, how hard. */
export function WorkoutFields({ values, errors, set }: LogFieldsProps) {
  return (
    <>
      <ChoiceChips
        legend="Session"
        isLegendHidden
        choices={SESSIONS}
        value={values.sessionType}
        error={errors.sessionType}
        chipClassName="min-h-16 flex-1 basis-[30%] flex-col gap-1 rounded-card px-1 py-2"
        onChange={(sessionType) => set({ sessionType })}
      />
      <NumberStepper
        label="Duration"
        unit="minutes"
        value={values.minutes}
        error={errors.minutes}
        step={5}
        min={5}
        max={1_440}
        startAt={45}
        onChange={(minutes) => set({ minutes })}
      />
      <RpeRow value={values.rpe} onChange={(rpe) => set({ rpe })} />
    </>
  );
}
