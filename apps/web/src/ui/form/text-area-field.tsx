import { useId } from 'react';

interface TextAreaFieldProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
  maxLength: number;
  placeholder?: string;
}

/** A labelled text of several lines that grows with what is written. */
export function TextAreaField({ label, value, onChange, maxLength, placeholder }: TextAreaFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      <textarea
        id={id}
        rows={2}
        value={value}
        maxLength={maxLength}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value)}
        className="scrollbar-quiet field-sizing-content max-h-60 min-h-19 w-full rounded-card border border-edge bg-surface px-3.5 py-3 text-base placeholder:text-muted focus:border-text focus:outline-none focus-visible:ring-1 focus-visible:ring-text"
      />
    </div>
  );
}
