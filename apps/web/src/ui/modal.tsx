'use client';

import { lazy, type ReactNode, Suspense } from 'react';

export interface ModalProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  description: string;
  /** The caution stripe on top: only where something is destroyed. */
  isDestructive?: boolean;
  children: ReactNode;
}

export const loadModal = () => import('./modal-panel.tsx');
const ModalPanel = lazy(loadModal);

/** A question or a list over the page: from below on a phone, in the middle on wide screens. Escape closes it. */
export function Modal(props: ModalProps) {
  return (
    props.isOpen && (
      <Suspense fallback={null}>
        <ModalPanel {...props} />
      </Suspense>
    )
  );
}
