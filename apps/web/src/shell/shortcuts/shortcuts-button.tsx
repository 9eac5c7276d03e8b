import { Keyboard } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { showShortcuts } from './shortcuts-dialog-store.ts';

/** Opens the list of shortcuts, for those who do not know of `?` yet. */
export function ShortcutsButton() {
  return (
    <Button tone="quiet" size="icon" aria-label="Keyboard shortcuts" aria-keyshortcuts="?" onClick={() => showShortcuts(true)}>
      <Keyboard aria-hidden className="size-5" />
    </Button>
  );
}
