import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import { Button } from '../../ui/button.tsx';
import { Input } from '../../ui/input.tsx';

interface SearchFieldProps {
  ref: Ref<HTMLInputElement>;
  value: string;
  onChange: (value: string) => void;
  isFocusedAtOnce: boolean;
}

/** What to look for in titles and messages. */
export function SearchField({ ref, value, onChange, isFocusedAtOnce }: SearchFieldProps) {
  return (
    <div role="search" className="relative">
      <Search aria-hidden className="pointer-events-none absolute top-3.5 left-3 size-4 text-muted" />
      <Input
        ref={ref}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        data-keeps-escape={value === '' ? undefined : true}
        autoFocus={isFocusedAtOnce}
        aria-label="Search conversations"
        aria-keyshortcuts="Control+K Meta+K"
        placeholder="Search"
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChange('');
        }}
        className="h-11 border-line bg-ground pr-11 pl-9"
      />
      {value && (
        <Button tone="quiet" size="icon" aria-label="Clear the search" className="absolute top-0 right-0" onClick={() => onChange('')}>
          <X aria-hidden className="size-4" />
        </Button>
      )}
    </div>
  );
}
