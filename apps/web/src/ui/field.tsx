import { type ComponentProps, useId } from 'react';
import { Input } from './input.tsx';

interface FieldProps extends Omit<ComponentProps<'input'>, 'id'> {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

/** A labelled input with its hint and its error, tied together for screen readers. */
export function Field({ label, hint, error, ...input }: FieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      <Input id={id} aria-invalid={error ? true : undefined} aria-describedby={note ? `${id}-note` : undefined} {...input} />
      <p id={`${id}-note`} role={error ? 'alert' : undefined} className={`min-h-5 text-small ${error ? 'text-danger' : 'text-muted'}`}>
        {note}
      </p>
    </div>
  );
}
