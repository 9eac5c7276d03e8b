import { Field } from '../../ui/field.tsx';

interface EmailFieldProps {
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
  /** `username` where a password goes with it, so that password managers know the pair. */
  autoComplete?: 'username' | 'email';
}

/** An e-mail address, with the keyboard for it. */
export function EmailField({ value, error, onChange, autoComplete = 'username' }: EmailFieldProps) {
  return (
    <Field
      label="E-mail"
      type="email"
      name="email"
      inputMode="email"
      autoComplete={autoComplete}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      enterKeyHint={autoComplete === 'username' ? 'next' : 'go'}
      value={value}
      error={error}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
