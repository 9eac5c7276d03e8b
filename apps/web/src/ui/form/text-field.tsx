import { type ComponentProps, useId } from 'react';
import { cn } from '../cn.ts';
import { Input } from '../input.tsx';
import { FieldNote } from './field-note.tsx';

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'id' | 'value' | 'onChange'> {
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** How wide the field and its unit are; the hint below may be wider. */
  rowClassName?: string | undefined;
  /** Stands beside the field and is read with the label. */
  unit?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
}

/** A labelled line of text with its unit, its hint and its error. The value is what was typed; reading it is the form's work. */
export function TextField({ label, value, onChange, unit, hint, error, className, rowClassName, ...input }: TextFieldProps) {
  const id = useId();
  return (
    <div className={cn('flex min-w-0 flex-col gap-1.5', className)}>
      <label htmlFor={id} className="text-small font-medium">
        {label}
        {unit && <span className="sr-only">, {unit}</span>}
      </label>
      <span className={cn('flex items-center gap-2.5', rowClassName)}>
        <Input
          id={id}
          value={value}
          autoComplete="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={(error ?? hint) ? `${id}-note` : undefined}
          onChange={(event) => onChange(event.target.value)}
          {...input}
        />
        {unit && (
          <span aria-hidden className="min-w-8 shrink-0 text-muted">
            {unit}
          </span>
        )}
      </span>
      <FieldNote id={`${id}-note`} error={error} hint={hint} />
    </div>
  );
}
