'use client';

import type { ReactNode } from 'react';
import { usePart } from './use-part.ts';

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

/** A question or a list over the page: from below on a phone, in the middle on wide screens. Escape closes it. */
export function Modal(props: ModalProps) {
  return props.isOpen && <OpenModal {...props} />;
}

function OpenModal(props: ModalProps) {
  const part = usePart(loadModal);
  return part && <part.ModalPanel {...props} />;
}
