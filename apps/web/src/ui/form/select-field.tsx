import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import { FieldNote } from './field-note.tsx';

interface SelectFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string }[];
  error?: string | undefined;
  hint?: string | undefined;
}

/** One of many, with the picker of the phone itself. */
export function SelectField({ label, value, onChange, options, error, hint }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      <span className="relative">
        <select
          id={id}
          value={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={(error ?? hint) ? `${id}-note` : undefined}
          onChange={(event) => onChange(event.target.value)}
          className="h-12 w-full appearance-none truncate rounded-card border border-edge bg-surface pr-10 pl-3.5 text-base focus:border-text focus:outline-none focus-visible:ring-1 focus-visible:ring-text aria-invalid:border-danger"
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden className="pointer-events-none absolute top-3.5 right-3 size-5 text-muted" />
      </span>
      <FieldNote id={`${id}-note`} error={error} hint={hint} />
    </div>
  );
}
