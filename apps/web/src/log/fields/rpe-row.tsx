import { useId } from 'react';
import { cn } from '../../ui/cn.ts';
import { chipInput } from '../../ui/form/chip-style.ts';

/** The scale of perceived exertion in words, 1 to 10. */
const RPE_WORDS = [
  'Hardly anything',
  'Very easy',
  'Easy',
  'Comfortable',
  'Moderate',
  'Getting hard',
  'Hard',
  'Very hard',
  'Nearly everything',
  'Everything I had',
];

/** How hard it was: ten numbers under one thumb, and what the chosen one means. */
export function RpeRow({ value, onChange }: { value: string; onChange: (rpe: string) => void }) {
  const name = useId();
  return (
    <fieldset className="@container min-w-0">
      <legend className="mb-2 flex w-full items-baseline justify-between gap-3 text-small font-medium">
        How hard was it? RPE
        <span aria-live="polite" className="font-normal text-muted">
          {value === '' ? '1 easy · 10 all out' : `${value} · ${RPE_WORDS[Number(value) - 1]}`}
        </span>
      </legend>
      <div className="grid grid-cols-5 gap-1.5 @md:grid-cols-10">
        {RPE_WORDS.map((words, index) => {
          const rpe = String(index + 1);
          return (
            <label
              key={rpe}
              className={cn(
                'relative grid h-12 cursor-pointer place-items-center rounded-lg border border-line bg-surface font-display text-2xl transition-colors duration-150 select-none hover:border-edge has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-text',
                value === rpe && 'border-text bg-text text-ground',
              )}
            >
              <input
                type="radio"
                name={name}
                value={rpe}
                aria-label={`${rpe}, ${words}`}
                checked={value === rpe}
                onChange={() => onChange(rpe)}
                className={chipInput}
              />
              <span aria-hidden>{rpe}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
