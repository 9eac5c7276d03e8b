import { cn } from '../cn.ts';

interface FieldNoteProps {
  id: string;
  error?: string | undefined;
  hint?: string | undefined;
}

/** The line under a control: what is wrong with it, else what helps. Nothing when there is nothing to say. */
export function FieldNote({ id, error, hint }: FieldNoteProps) {
  const note = error ?? hint;
  if (!note) return null;
  return (
    <p id={id} role={error ? 'alert' : undefined} className={cn('text-small', error ? 'text-danger' : 'text-muted')}>
      {note}
    </p>
  );
}
