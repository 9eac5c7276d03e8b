import { cn } from '../../ui/cn.ts';

interface SuggestionsProps {
  texts: readonly string[];
  /** In one row that scrolls, for the place above the composer; otherwise as many rows as they need. */
  isRow?: boolean;
  onChoose: (text: string) => void;
}

/** A few ways to go on, only when there is nothing else to do. */
export function Suggestions({ texts, isRow = false, onChoose }: SuggestionsProps) {
  if (texts.length === 0) return null;
  return (
    <ul
      aria-label="Suggestions"
      className={cn(
        'flex animate-fade gap-2',
        isRow
          ? 'snap-x overflow-x-auto overscroll-x-contain px-4 [mask-image:linear-gradient(to_right,transparent,black_1rem,black_calc(100%-2.5rem),transparent)] [scrollbar-width:none]'
          : 'flex-wrap',
      )}
    >
      {texts.map((text) => (
        <li key={text} className={isRow ? 'shrink-0 snap-start scroll-mx-4' : 'max-w-full'}>
          <button
            type="button"
            onClick={() => onChoose(text)}
            className="min-h-11 rounded-[1.375rem] border border-line bg-surface px-4 py-2 text-left text-[0.9375rem] leading-5 transition-colors duration-150 hover:border-edge hover:bg-raised"
          >
            {text}
          </button>
        </li>
      ))}
    </ul>
  );
}
