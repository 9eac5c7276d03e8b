import { Check, CloudOff } from 'lucide-react';
import { Button } from '../button.tsx';

export type SaveState = 'idle' | 'saving' | 'saved' | 'failed';

interface SaveNoteProps {
  state: SaveState;
  onRetry: () => void;
  onUndo?: (() => void) | undefined;
}

/** What became of the last change: a quiet word when it is stored, and the way back when it is not. */
export function SaveNote({ state, onRetry, onUndo }: SaveNoteProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 text-small text-muted">
      <span role="status" className="flex items-center gap-1.5">
        {state === 'saving' && 'Saving…'}
        {state === 'saved' && (
          <>
            <Check aria-hidden className="size-4 text-positive" />
            Saved
          </>
        )}
        {state === 'failed' && (
          <>
            <CloudOff aria-hidden className="size-4 text-warning" />
            <span className="text-text">Not saved. What you entered is still here.</span>
          </>
        )}
      </span>
      {state === 'failed' && (
        <>
          <Button tone="outline" size="small" onClick={onRetry}>
            Try again
          </Button>
          {onUndo && (
            <Button tone="quiet" size="small" onClick={onUndo}>
              Undo
            </Button>
          )}
        </>
      )}
    </div>
  );
}
