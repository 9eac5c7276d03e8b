import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { ChoiceChips } from '../../ui/form/choice-chips.tsx';
import { parseNumber } from '../../units/parse-number.ts';
import type { PlanFacts } from '../use-plan-of-turn.ts';

export type FactName = keyof PlanFacts;
type Level = NonNullable<PlanFacts['level']>;

const LEVELS = [
  { value: 'beginner', label: 'Beginner' },
  { value: 'intermediate', label: 'Intermediate' },
  { value: 'advanced', label: 'Advanced' },
] as const;
const MOST_HOURS = 40;

interface MissingFactProps {
  fact: FactName;
  onSay: (facts: PlanFacts) => void;
}

/** Asks for the one fact a plan cannot do without, right where it is missing. It counts for this plan. */
export function MissingFact({ fact, onSay }: MissingFactProps) {
  const [hours, setHours] = useState('');
  const [level, setLevel] = useState<Level | ''>('');
  const [error, setError] = useState<string>();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fact === 'level') return level === '' ? setError('Choose the one that is nearest.') : onSay({ level });
    const weeklyHours = parseNumber(hours);
    if (weeklyHours === null || weeklyHours < 0.5 || weeklyHours > MOST_HOURS) return setError('Hours from 0.5 to 40, like 5 or 6.5.');
    onSay({ weeklyHours });
  };

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-2">
      {fact === 'weeklyHours' ? (
        <Field
          label="Time to train, hours a week"
          inputMode="decimal"
          autoComplete="off"
          value={hours}
          error={error}
          onChange={(event) => {
            setHours(event.target.value);
            setError(undefined);
          }}
        />
      ) : (
        <ChoiceChips legend="Your level" choices={LEVELS} value={level} error={error} onChange={setLevel} />
      )}
      <Button type="submit" tone="accent" size="small" className="self-start">
        Make the plan
      </Button>
    </form>
  );
}
