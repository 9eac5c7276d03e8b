interface SwitchProps {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  isDisabled?: boolean;
  describedBy?: string | undefined;
}

/** On or off, at once. The state is a word as well as a place and a colour. */
export function Switch({ label, isOn, onChange, isDisabled = false, describedBy }: SwitchProps) {
  return (
    <label className="flex min-h-11 cursor-pointer items-center justify-between gap-4 has-disabled:cursor-default has-disabled:opacity-60">
      <span className="font-medium">{label}</span>
      <span className="flex shrink-0 items-center gap-2.5">
        <span aria-hidden className="text-small text-muted">
          {isOn ? 'On' : 'Off'}
        </span>
        <input
          type="checkbox"
          role="switch"
          checked={isOn}
          disabled={isDisabled}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.target.checked)}
          className="relative h-7 w-12 cursor-pointer appearance-none rounded-full border border-edge bg-raised transition-colors duration-150 before:absolute before:top-1/2 before:left-0.5 before:size-5.5 before:-translate-y-1/2 before:rounded-full before:bg-muted before:transition-transform before:duration-150 checked:border-positive checked:bg-positive/25 checked:before:translate-x-4.5 checked:before:bg-positive disabled:cursor-default"
        />
      </span>
    </label>
  );
}
