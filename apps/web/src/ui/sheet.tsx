'use client';

import { lazy, type ReactNode, Suspense } from 'react';

export interface SheetProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  side: 'left' | 'reading';
  title: string;
  description: string;
  children: ReactNode;
  className?: string;
}

export const loadSheet = () => import('./sheet-panel.tsx');
const SheetPanel = lazy(loadSheet);

/** A panel over the page: from the left for moving about, from below (from the right on wide screens) for reading. Escape closes it. */
export function Sheet(props: SheetProps) {
  return (
    props.isOpen && (
      <Suspense fallback={null}>
        <SheetPanel {...props} />
      </Suspense>
    )
  );
}
