import type { ReactNode } from 'react';

/** A table that scrolls inside its own frame; reachable by keyboard, so that it can be scrolled without a pointer. */
export function ScrollTable({ children }: { children: ReactNode }) {
  return (
    <div role="group" aria-label="Table" tabIndex={0} className="scrollbar-quiet my-3 overflow-x-auto rounded-card border border-line">
      <table>{children}</table>
    </div>
  );
}
