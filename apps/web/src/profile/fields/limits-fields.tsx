import { X } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import type { FieldsProps } from './fields-props.ts';
import { withPending } from '../form/read-values.ts';

/** Injuries and limits in the athlete's own words, one entry each. */
export function LimitsFields({ values: { limits, pendingLimit }, set }: FieldsProps) {
  const input = useRef<HTMLInputElement>(null);
  const add = () => {
    set({ limits: withPending(limits, pendingLimit), pendingLimit: '' });
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || pendingLimit.trim() === '') return;
    event.preventDefault();
    add();
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-end gap-2">
        <TextField
          ref={input}
          label="Injury or limit"
          placeholder="Left knee, no deep lunges"
          maxLength={200}
          className="flex-1"
          value={pendingLimit}
          onKeyDown={onKeyDown}
          onChange={(text) => set({ pendingLimit: text })}
        />
        <Button tone="outline" className="min-h-12" disabled={pendingLimit.trim() === ''} onClick={add}>
          Add
        </Button>
      </div>
      {limits.length > 0 && (
        <ul aria-label="Injuries and limits" className="flex flex-col gap-1.5">
          {limits.map((limit) => (
            <li key={limit} className="flex min-h-12 items-center justify-between gap-2 rounded-card border border-line bg-surface pl-3.5">
              <span className="min-w-0 break-words py-2">{limit}</span>
              <Button
                tone="quiet"
                size="icon"
                aria-label={`Remove ${limit}`}
                onClick={() => {
                  set({ limits: limits.filter((own) => own !== limit) });
                  input.current?.focus();
                }}
              >
                <X aria-hidden className="size-5" />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
