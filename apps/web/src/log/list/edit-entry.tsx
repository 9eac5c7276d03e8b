import { Sheet } from '../../ui/sheet.tsx';
import type { LogDraft } from '../entries/log-draft.ts';
import { EntryForm } from '../form/entry-form.tsx';
import { valuesOfEntry } from '../form/log-values.ts';
import type { LogContext } from '../form/read-log.ts';
import type { ListedEntry } from '../queue/unsent.ts';

interface EditEntryProps {
  logged: ListedEntry | null;
  context: LogContext;
  onClose: () => void;
  onSave: (id: string, draft: LogDraft) => void;
}

const TITLES = { workout: 'Edit workout', run: 'Edit run', benchmark: 'Edit benchmark' } as const;

/** The form of an entry that is there already, from below on a phone and from the right on wide screens. */
export function EditEntry({ logged, context, onClose, onSave }: EditEntryProps) {
  return (
    <Sheet
      isOpen={logged !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      side="reading"
      title={logged ? TITLES[logged.kind] : ''}
      description="Change what you logged"
    >
      <div className="scrollbar-quiet overflow-y-auto p-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
        {logged && (
          <EntryForm
            key={logged.entry.id}
            start={valuesOfEntry(logged, context.units)}
            context={context}
            saveWords="Save changes"
            onSave={(draft) => onSave(logged.entry.id, draft)}
          />
        )}
      </div>
    </Sheet>
  );
}
