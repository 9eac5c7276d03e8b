import { Check, Plus } from 'lucide-react';
import { chipInput, chipStyle } from './chip-style.ts';

interface ToggleChipsProps {
  legend: string;
  choices: readonly { value: string; label: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Any number of a few, as chips around native checkboxes. A tick says what the brightness says. */
export function ToggleChips({ legend, choices, chosen, onChange }: ToggleChipsProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {choices.map(({ value, label }) => {
          const isChosen = chosen.includes(value);
          const Mark = isChosen ? Check : Plus;
          return (
            <label key={value} className={chipStyle()}>
              <input
                type="checkbox"
                value={value}
                checked={isChosen}
                onChange={() => onChange(isChosen ? chosen.filter((own) => own !== value) : [...chosen, value])}
                className={chipInput}
              />
              <Mark aria-hidden className={`size-4 ${isChosen ? 'text-text' : 'text-muted'}`} />
              {label}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
