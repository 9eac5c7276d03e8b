import { useState } from 'react';
import { ChoiceChips } from '../../ui/form/choice-chips.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { addDays, type Day } from '../../units/calendar-day.ts';

interface DateFieldProps {
  date: Day;
  today: Day;
  error?: string | undefined;
  onChange: (date: Day) => void;
}

const DAYS = [
  { value: 'today', label: 'Today' },
  { value: 'yesterday', label: 'Yesterday' },
  { value: 'other', label: 'Other day' },
] as const;
type Which = (typeof DAYS)[number]['value'];

/** The day of an entry: one tap for the two usual ones, the phone's own calendar for the rest. Never a day to come. */
export function DateField({ date, today, error, onChange }: DateFieldProps) {
  const yesterday = addDays(today, -1);
  const [isOther, setIsOther] = useState(date !== today && date !== yesterday);
  const which: Which = isOther ? 'other' : date === today ? 'today' : 'yesterday';
  const choose = (next: Which) => {
    setIsOther(next === 'other');
    if (next !== 'other') onChange(next === 'today' ? today : yesterday);
  };
  return (
    <div className="flex flex-col gap-3">
      <ChoiceChips
        legend="Day"
        isLegendHidden
        choices={DAYS}
        value={which}
        chipClassName="flex-1 px-2 whitespace-nowrap"
        onChange={choose}
      />
      {isOther && <TextField label="Date" type="date" max={today} rowClassName="max-w-60" value={date} error={error} onChange={onChange} />}
    </div>
  );
}
