import { Check, Copy } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { useCopy } from './use-copy.ts';

/** Copies a text as it was written. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { isCopied, copy } = useCopy(text);
  return (
    <Button tone="quiet" size="icon" aria-label={label} onClick={copy}>
      {isCopied ? <Check aria-hidden className="size-4 text-positive" /> : <Copy aria-hidden className="size-4" />}
    </Button>
  );
}
