import { NotebookPen } from 'lucide-react';
import { memo, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { type Day, formatDay, formatMonth } from '../../units/calendar-day.ts';
import type { ListedEntry } from '../queue/unsent.ts';
import type { LogContext } from '../form/read-log.ts';
import type { LogActions } from '../use-log-actions.ts';
import { DeleteEntry } from './delete-entry.tsx';
import { EditEntry } from './edit-entry.tsx';
import { EntryRow } from './entry-row.tsx';

interface EntryListProps {
  /** Newest day first. */
  days: readonly [Day, readonly ListedEntry[]][];
  /** The one day that is shown, null for the whole month. */
  selected: Day | null;
  month: string;
  context: LogContext;
  actions: LogActions;
  onShowAll: () => void;
}

/** What was done, by day, with the ways to change it. An empty one teaches what the log is for. */
export const EntryList = memo(function EntryList({ days, selected, month, context, actions, onShowAll }: EntryListProps) {
  const [editing, setEditing] = useState<ListedEntry | null>(null);
  const [deleting, setDeleting] = useState<ListedEntry | null>(null);
  const { today, units } = context;
  return (
    <section aria-label="Entries" className="flex flex-col gap-5">
      {selected && (
        <div className="flex items-center justify-between gap-3">
          <h2 className="text-2xl leading-tight">{formatDay(selected, today)}</h2>
          <Button tone="quiet" size="small" onClick={onShowAll}>
            Show the month
          </Button>
        </div>
      )}
      {days.length === 0 && <NothingYet selected={selected} month={month} today={today} />}
      {days.map(([day, entries]) => (
        <div key={day} className="flex flex-col gap-2">
          {!selected && <h2 className="text-xl leading-tight">{day === today ? 'Today' : formatDay(day, today)}</h2>}
          <ul className="flex flex-col gap-2">
            {entries.map((logged) => (
              <EntryRow
                key={logged.entry.id}
                logged={logged}
                units={units}
                onEdit={() => setEditing(logged)}
                onDelete={() => setDeleting(logged)}
                onGiveUp={() => actions.giveUp(logged.entry.id)}
              />
            ))}
          </ul>
        </div>
      ))}
      <EditEntry
        logged={editing}
        context={context}
        onClose={() => setEditing(null)}
        onSave={(id, draft) => {
          actions.change(id, draft);
          setEditing(null);
        }}
      />
      <DeleteEntry
        logged={deleting}
        context={context}
        onClose={() => setDeleting(null)}
        onDelete={(logged) => {
          actions.remove(logged.entry.id, logged.kind);
          setDeleting(null);
        }}
      />
    </section>
  );
});

function NothingYet({ selected, month, today }: { selected: Day | null; month: string; today: Day }) {
  const when = selected ? `on ${formatDay(selected, today)}` : `in ${formatMonth(month)}`;
  return (
    <div className="flex gap-3 rounded-card border border-dashed border-line p-4 text-muted">
      <NotebookPen aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="flex flex-col gap-1">
        <p className="text-text">Nothing logged {when}.</p>
        <p className="text-small">
          A type, a duration and how hard it felt make an entry: ten seconds after the last set. It works without a signal, and two weeks of
          them show what your load really is.
        </p>
      </div>
    </div>
  );
}
