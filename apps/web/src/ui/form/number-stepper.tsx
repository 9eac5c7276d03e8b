import { Minus, Plus } from 'lucide-react';
import { useId } from 'react';
import { parseNumber } from '../../units/parse-number.ts';
import { Button } from '../button.tsx';
import { Input } from '../input.tsx';
import { FieldNote } from './field-note.tsx';

interface NumberStepperProps {
  label: string;
  unit: string;
  value: string;
  onChange: (text: string) => void;
  step: number;
  min: number;
  max: number;
  /** Where the first press of a button goes when the field is empty. */
  startAt: number;
  error?: string | undefined;
  hint?: string | undefined;
}

/** A whole number that is typed, or pressed up and down with a thumb. */
export function NumberStepper({ label, unit, value, onChange, step, min, max, startAt, error, hint }: NumberStepperProps) {
  const id = useId();
  const number = parseNumber(value);
  const move = (by: number) => {
    const next = number === null ? startAt : Math.round((number + by) / step) * step;
    onChange(String(Math.min(max, Math.max(min, next))));
  };
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-small font-medium">
        {label}, {unit}
      </label>
      <div className="flex items-center gap-2">
        <Button
          tone="raised"
          size="icon"
          className="size-12"
          aria-label={`${step} less`}
          disabled={number !== null && number <= min}
          onClick={() => move(-step)}
        >
          <Minus aria-hidden className="size-5" />
        </Button>
        <Input
          id={id}
          value={value}
          inputMode="numeric"
          autoComplete="off"
          className="flex-1 text-center font-display text-2xl"
          aria-invalid={error ? true : undefined}
          aria-describedby={(error ?? hint) ? `${id}-note` : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
        <Button
          tone="raised"
          size="icon"
          className="size-12"
          aria-label={`${step} more`}
          disabled={number !== null && number >= max}
          onClick={() => move(step)}
        >
          <Plus aria-hidden className="size-5" />
        </Button>
      </div>
      <FieldNote id={`${id}-note`} error={error} hint={hint} />
    </div>
  );
}
