'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Input } from '../../ui/input.tsx';

interface PasswordFieldProps {
  label: string;
  value: string;
  isNew: boolean;
  error: string | undefined;
  hint?: string | undefined;
  onChange: (value: string) => void;
}

/** A password that can be looked at while it is typed. It is covered again when the form is sent, as password managers expect. */
export function PasswordField({ label, value, isNew, error, hint, onChange }: PasswordFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isShown, setIsShown] = useState(false);
  const note = error ?? hint;

  useEffect(() => {
    const form = input.current?.form;
    const cover = () => setIsShown(false);
    form?.addEventListener('submit', cover, { capture: true });
    return () => form?.removeEventListener('submit', cover, { capture: true });
  }, []);

  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      <div className="relative">
        <Input
          ref={input}
          id={id}
          type={isShown ? 'text' : 'password'}
          name="password"
          autoComplete={isNew ? 'new-password' : 'current-password'}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          className="pr-13"
          value={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={note ? `${id}-note` : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
        {/* Not named after the password: the field alone is called that. */}
        <Button
          tone="quiet"
          size="icon"
          aria-label="Show characters"
          aria-pressed={isShown}
          aria-controls={id}
          className="absolute inset-y-0.5 right-0.5"
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? <EyeOff aria-hidden className="size-5" /> : <Eye aria-hidden className="size-5" />}
        </Button>
      </div>
      <p id={`${id}-note`} role={error ? 'alert' : undefined} className={`min-h-5 text-small ${error ? 'text-danger' : 'text-muted'}`}>
        {note}
      </p>
    </div>
  );
}
