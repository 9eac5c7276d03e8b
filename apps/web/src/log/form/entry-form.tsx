import type { LogKind } from '@hyrox/contracts';
import { type ComponentType, type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { focusFirstError } from '../../ui/form/focus-first-error.ts';
import { TextAreaField } from '../../ui/form/text-area-field.tsx';
import type { LogDraft } from '../entries/log-draft.ts';
import { BenchmarkFields } from '../fields/benchmark-fields.tsx';
import { DateField } from '../fields/date-field.tsx';
import type { LogFieldsProps } from '../fields/log-fields-props.ts';
import { emptyValues, type LogErrors, type LogValues } from './log-values.ts';
import { type LogContext, readLog } from './read-log.ts';
import { RunFields } from '../fields/run-fields.tsx';
import { WorkoutFields } from '../fields/workout-fields.tsx';

interface EntryFormProps {
  start: LogValues;
  context: LogContext;
  saveWords: string;
  /** Above the fields: which kind, when that may be chosen. Given the kind and how to change it. */
  header?: (kind: LogKind, choose: (kind: LogKind) => void) => ReactNode;
  onSave: (draft: LogDraft) => void;
}

const FIELDS: Record<LogKind, ComponentType<LogFieldsProps>> = { workout: WorkoutFields, run: RunFields, benchmark: BenchmarkFields };
const MOST_NOTE_CHARS = 4_000;

/** One entry of the log, new or old. Enter saves; what is wrong is said at its field. */
export function EntryForm({ start, context, saveWords, header, onSave }: EntryFormProps) {
  const [values, setValues] = useState(start);
  const [errors, setErrors] = useState<LogErrors>({});
  const Fields = FIELDS[values.kind];
  const set = (change: Partial<LogValues>) => {
    setValues((before) => ({ ...before, ...change }));
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in change))));
  };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readLog(values, context);
    if ('draft' in read) return onSave(read.draft);
    setErrors(read.errors);
    focusFirstError(event.currentTarget);
  };
  const choose = (kind: LogKind) => {
    setErrors({});
    setValues((before) => ({ ...emptyValues(kind, before.date), notes: before.notes }));
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5 [&_:is(input,select,textarea,button)]:scroll-mb-24">
      {header?.(values.kind, choose)}
      <DateField date={values.date} today={context.today} error={errors.date} onChange={(date) => set({ date })} />
      <Fields values={values} errors={errors} units={context.units} set={set} />
      <TextAreaField
        label="Notes"
        maxLength={MOST_NOTE_CHARS}
        placeholder="Splits, loads, how it felt"
        value={values.notes}
        onChange={(notes) => set({ notes })}
      />
      <Button type="submit" tone="accent" className="sticky bottom-3 z-10 min-h-12 shadow-lg shadow-black/60">
        {saveWords}
      </Button>
    </form>
  );
}
