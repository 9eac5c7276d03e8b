import { CloudUpload, Pencil, Trash2, TriangleAlert } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { cn } from '../../ui/cn.ts';
import type { UnitSystem } from '../../units/unit-system.ts';
import { describeEntry } from '../entries/describe-entry.ts';
import type { ListedEntry } from '../queue/unsent.ts';

interface EntryRowProps {
  logged: ListedEntry;
  units: UnitSystem;
  onEdit: () => void;
  onDelete: () => void;
  onGiveUp: () => void;
}

/** One entry: what it was, its numbers, what is still on its way, and the ways to change it. */
export function EntryRow({ logged, units, onEdit, onDelete, onGiveUp }: EntryRowProps) {
  const { title, facts, notes, look } = describeEntry(logged, units);
  const { unsent } = logged;
  return (
    <li className="flex items-start gap-3 rounded-card border border-line bg-surface py-2 pr-1.5 pl-3.5">
      <look.Icon aria-hidden className={cn('mt-2.5 size-5 shrink-0', look.tint)} />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5 py-1.5">
        <p className="font-medium">{title}</p>
        {facts.length > 0 && <p className="text-muted">{facts.join(' · ')}</p>}
        {notes && <p className="text-small break-words whitespace-pre-line text-muted">{notes}</p>}
        {unsent && !unsent.problem && (
          <p className="flex items-center gap-1.5 text-small text-warning">
            <CloudUpload aria-hidden className="size-4 shrink-0" />
            Waiting to send
          </p>
        )}
        {unsent?.problem && (
          <div className="flex flex-col items-start gap-1">
            <p className="flex gap-1.5 text-small text-danger">
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
              Not accepted: {unsent.problem}
            </p>
            <Button tone="outline" size="small" onClick={onGiveUp}>
              {unsent.op === 'add' ? 'Discard it' : 'Keep what was stored'}
            </Button>
          </div>
        )}
      </div>
      <div className="flex shrink-0">
        <Button tone="quiet" size="icon" aria-label={`Edit ${title}`} onClick={onEdit}>
          <Pencil aria-hidden className="size-4.5" />
        </Button>
        <Button tone="quiet" size="icon" aria-label={`Delete ${title}`} onClick={onDelete}>
          <Trash2 aria-hidden className="size-4.5" />
        </Button>
      </div>
    </li>
  );
}
