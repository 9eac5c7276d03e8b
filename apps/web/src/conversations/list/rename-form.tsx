import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { Check } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Input } from '../../ui/input.tsx';

/** As the contract has it. */
const MOST_CHARACTERS = 120;

interface RenameFormProps {
  title: string;
  /** Null when the name stays. */
  onDone: (title: string | null) => void;
}

/** The title as a field in its own place. Enter or leaving keeps the new one, Escape the old one. */
export function RenameForm({ title, onDone }: RenameFormProps) {
  const [name, setName] = useState(title);
  const isDone = useRef(false);
  const finish = (kept: string | null) => {
    if (isDone.current) return;
    isDone.current = true;
    onDone(kept);
  };
  const keep = () => finish(name.trim() === '' ? null : name.trim());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') finish(null);
  };
  return (
    <form
      className="flex min-h-15 min-w-0 flex-1 items-center gap-1 p-1"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        keep();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) keep();
      }}
    >
      <Input
        autoFocus
        data-keeps-escape
        aria-label="Name of the conversation"
        value={name}
        maxLength={MOST_CHARACTERS}
        enterKeyHint="done"
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={onKeyDown}
        className="h-11 min-w-0 px-2"
      />
      <Button type="submit" tone="quiet" size="icon" aria-label="Keep this name">
        <Check aria-hidden className="size-5" />
      </Button>
    </form>
  );
}
