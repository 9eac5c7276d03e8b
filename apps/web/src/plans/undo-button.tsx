import { RotateCcw } from 'lucide-react';
import type { ComponentProps } from 'react';
import { say } from '../chat/connection/announce.ts';
import { Button } from '../ui/button.tsx';
import type { useChangePlan } from './use-plan-of-turn.ts';

interface UndoButtonProps {
  planId: string;
  undo: ReturnType<typeof useChangePlan>;
  /** Told to whoever listens, once it is undone. */
  done?: string;
  size?: ComponentProps<typeof Button>['size'];
  children?: string;
}

/** Takes the last change of a plan back. Whoever shows it shows what went wrong, too. */
export function UndoButton({ planId, undo, done = 'The plan is proposed again', size, children = 'Undo' }: UndoButtonProps) {
  return (
    <Button tone="quiet" size={size} disabled={undo.isPending} onClick={() => undo.mutate(planId, { onSuccess: () => say(done) })}>
      <RotateCcw aria-hidden className="size-4" />
      {children}
    </Button>
  );
}
