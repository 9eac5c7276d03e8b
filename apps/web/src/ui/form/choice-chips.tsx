import type { LucideIcon } from 'lucide-react';
import { useId } from 'react';
import { cn } from '../cn.ts';
import { chipInput, chipStyle } from './chip-style.ts';
import { FieldNote } from './field-note.tsx';

export interface Choice<T extends string> {
  value: T;
  label: string;
  Icon?: LucideIcon;
  /** Colour of the icon and of the chosen chip's edge. The word says the same. */
  tint?: string;
}

interface ChoiceChipsProps<T extends string> {
  legend: string;
  choices: readonly Choice<T>[];
  value: T | '';
  onChange: (value: T) => void;
  error?: string | undefined;
  hint?: string | undefined;
  isLegendHidden?: boolean;
  className?: string;
  chipClassName?: string;
}

/** One of a few, as chips: a group of native radios, so arrow keys move within and Tab passes by. */
export function ChoiceChips<T extends string>(props: ChoiceChipsProps<T>) {
  const { legend, choices, value, onChange, error, hint, isLegendHidden, className, chipClassName } = props;
  const id = useId();
  return (
    <fieldset aria-describedby={(error ?? hint) ? `${id}-note` : undefined} className="flex min-w-0 flex-col gap-2">
      <legend className={isLegendHidden ? 'sr-only' : 'mb-2 text-small font-medium'}>{legend}</legend>
      <div className={cn('flex flex-wrap gap-2', className)}>
        {choices.map(({ value: own, label, Icon, tint }) => (
          <label key={own} className={cn(chipStyle(), value === own && tint && 'border-current bg-raised', tint, chipClassName)}>
            <input
              type="radio"
              name={id}
              value={own}
              checked={value === own}
              aria-invalid={error ? true : undefined}
              onChange={() => onChange(own)}
              className={chipInput}
            />
            {Icon && <Icon aria-hidden className="size-5 shrink-0" />}
            <span className="text-text">{label}</span>
          </label>
        ))}
      </div>
      <FieldNote id={`${id}-note`} error={error} hint={hint} />
    </fieldset>
  );
}
