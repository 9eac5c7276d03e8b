import type { Source } from '@hyrox/contracts';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { SafeMarkdown } from './markdown/safe-markdown.tsx';

interface SourceSheetProps {
  sources: readonly Source[];
  /** Index of the passage that is shown; null when the sheet is closed. */
  shown: number | null;
  onShow: (index: number | null) => void;
}

/** One passage in full, with the way to its neighbours. */
export function SourceSheet({ sources, shown, onShow }: SourceSheetProps) {
  const source = shown === null ? undefined : sources[shown];
  if (shown === null || !source) return null;
  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => !isOpen && onShow(null)}
      side="reading"
      title={`Source ${shown + 1} of ${sources.length}`}
      description="A passage of the research that this answer was made from"
    >
      <div
        key={source.id}
        tabIndex={0}
        role="region"
        aria-label="Passage"
        className="scrollbar-quiet min-h-0 flex-1 overflow-y-auto overscroll-contain p-4"
      >
        <p className="text-small text-muted">{source.sourceName}</p>
        <h3 className="mt-1 mb-3 text-2xl leading-tight">{source.section}</h3>
        <div className="answer">
          <SafeMarkdown text={source.content} />
        </div>
      </div>
      {sources.length > 1 && (
        <div className="flex items-center justify-between border-t border-line px-2 py-1.5 pb-[max(0.375rem,env(safe-area-inset-bottom))]">
          <Button tone="quiet" size="small" disabled={shown === 0} onClick={() => onShow(shown - 1)}>
            <ChevronLeft aria-hidden className="size-4" />
            Previous
          </Button>
          <Button tone="quiet" size="small" disabled={shown === sources.length - 1} onClick={() => onShow(shown + 1)}>
            Next
            <ChevronRight aria-hidden className="size-4" />
          </Button>
        </div>
      )}
    </Sheet>
  );
}
