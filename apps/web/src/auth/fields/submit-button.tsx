import { Button, type ButtonProps } from '../../ui/button.tsx';

interface SubmitButtonProps {
  label: string;
  busyLabel: string;
  isBusy: boolean;
  tone?: ButtonProps['tone'];
}

/** The one action of a form. While busy it keeps the focus, which a disabled button would lose; the form ignores it then. */
export function SubmitButton({ label, busyLabel, isBusy, tone = 'accent' }: SubmitButtonProps) {
  return (
    <Button type="submit" tone={tone} aria-disabled={isBusy} className="min-h-12 w-full aria-disabled:opacity-60">
      {isBusy ? busyLabel : label}
    </Button>
  );
}
