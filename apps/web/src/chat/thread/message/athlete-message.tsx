import { Pencil } from 'lucide-react';
import { memo } from 'react';
import { Button } from '../../../ui/button.tsx';
import { cn } from '../../../ui/cn.ts';
import { CopyButton } from '../copy-button.tsx';

interface AthleteMessageProps {
  turnId: string;
  text: string;
  /** The last message shows what can be done with it; the others do when they are pointed at. */
  isLast: boolean;
  /** Null while nothing can be replaced. */
  onEdit: ((turnId: string, text: string) => void) | null;
}

/** What the athlete said: right, on a raised surface. Line breaks are kept; nothing in it is rendered as Markdown. */
export const AthleteMessage = memo(function AthleteMessage({ turnId, text, isLast, onEdit }: AthleteMessageProps) {
  return (
    <div className="group/message flex flex-col items-end pl-10">
      <h2 className="sr-only">You</h2>
      <p dir="auto" className="max-w-[60ch] rounded-2xl rounded-br-md bg-raised px-4 py-2.5 wrap-anywhere whitespace-pre-wrap">
        {text}
      </p>
      <div
        className={cn(
          '-mr-2.5 -mb-5 flex transition-opacity duration-150',
          !isLast &&
            'pointer-fine:opacity-0 pointer-fine:group-focus-within/message:opacity-100 pointer-fine:group-hover/message:opacity-100',
        )}
      >
        <CopyButton text={text} label="Copy message" />
        {onEdit && (
          <Button tone="quiet" size="icon" aria-label="Edit message" data-edit={turnId} onClick={() => onEdit(turnId, text)}>
            <Pencil aria-hidden className="size-4" />
          </Button>
        )}
      </div>
    </div>
  );
});
