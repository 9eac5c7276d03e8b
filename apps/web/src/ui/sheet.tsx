'use client';

import type { ReactNode } from 'react';
import { usePart } from './use-part.ts';

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

/** A panel over the page: from the left for moving about, from below (from the right on wide screens) for reading. Escape closes it. */
export function Sheet(props: SheetProps) {
  return props.isOpen && <OpenSheet {...props} />;
}

function OpenSheet(props: SheetProps) {
  const part = usePart(loadSheet);
  return part && <part.SheetPanel {...props} />;
}
