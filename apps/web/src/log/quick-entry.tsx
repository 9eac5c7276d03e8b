import type { LogKind } from '@hyrox/contracts';
import { memo, useState } from 'react';
import { cn } from '../ui/cn.ts';
import { ChoiceChips } from '../ui/form/choice-chips.tsx';
import { describeEntry } from './entries/describe-entry.ts';
import { draftAsEntry, type LogDraft } from './entries/log-draft.ts';
import { EntryForm } from './form/entry-form.tsx';
import { emptyValues } from './form/log-values.ts';
import type { LogContext } from './form/read-log.ts';

const KINDS = [
  { value: 'workout', label: 'Workout' },
  { value: 'run', label: 'Run' },
  { value: 'benchmark', label: 'Benchmark' },
] as const;

interface QuickEntryProps {
  context: LogContext;
  isOnline: boolean;
  onAdd: (draft: LogDraft) => void;
  className?: string;
}

/** A new entry in a few taps. After saving the form is empty again, of the same kind. */
export const QuickEntry = memo(function QuickEntry({ context, isOnline, onAdd, className }: QuickEntryProps) {
  const [written, setWritten] = useState<{ count: number; kind: LogKind; words: string }>({ count: 0, kind: 'workout', words: '' });

  const save = (draft: LogDraft) => {
    onAdd(draft);
    const { title, facts } = describeEntry(draftAsEntry(draft, '', ''), context.units);
    setWritten(({ count }) => ({ count: count + 1, kind: draft.kind, words: [title, ...facts].join(' · ') }));
  };
  return (
    <section aria-label="New entry" className={cn('flex flex-col gap-4 rounded-card border border-line bg-surface p-4', className)}>
      <EntryForm
        key={`${written.count} ${context.units}`}
        start={emptyValues(written.kind, context.today)}
        context={context}
        saveWords="Save to log"
        header={(kind, choose) => (
          <ChoiceChips
            legend="What to log"
            isLegendHidden
            choices={KINDS}
            value={kind}
            onChange={choose}
            className="grid grid-cols-3 gap-1 rounded-card bg-raised p-1"
            chipClassName="rounded-lg border-transparent bg-transparent px-1 has-[:checked]:border-edge has-[:checked]:bg-ground"
          />
        )}
        onSave={save}
      />
      <p role="status" className="text-small text-muted empty:-mt-4">
        {written.words && `${isOnline ? 'Logged' : 'Kept on this device'}: ${written.words}`}
      </p>
    </section>
  );
});
