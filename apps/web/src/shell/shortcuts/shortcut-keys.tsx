'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type { DestinationName } from '../destinations.ts';
import { useCoachHref } from '../last-coach-path.ts';
import { matchShortcut } from './match-shortcut.ts';
import { showShortcuts, useShortcutsDialog } from './shortcuts-dialog-store.ts';
import { readSingleKeys, useSingleKeys } from './single-keys.ts';
import { runShortcut, useShortcut } from './use-shortcut.ts';

const ShortcutsDialog = dynamic(async () => (await import('./shortcuts-dialog.tsx')).ShortcutsDialog, { ssr: false });

const SEQUENCE_MS = 1_200;
const WRITES = 'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]';

interface ShortcutKeysProps {
  active: DestinationName;
  /** Called before another page is opened. */
  onLeave: () => void;
}

/** Listens to the keys of the whole page and offers those that work everywhere. Dialogs and menus keep their keys. */
export function ShortcutKeys({ active, onLeave }: ShortcutKeysProps) {
  const router = useRouter();
  const coachHref = useCoachHref();
  const { isOpen } = useShortcutsDialog();
  const go = (href: string) => () => {
    onLeave();
    router.push(href);
  };
  useShortcut('go-coach', go(coachHref));
  useShortcut('go-training', go('/training'));
  useShortcut('go-log', go('/log'));
  useShortcut('go-me', go('/me'));
  // The coach's own page offers these itself; elsewhere they lead to it.
  const elsewhere = active === 'coach' ? null : go;
  useShortcut('new-conversation', elsewhere && elsewhere('/coach'));
  useShortcut('focus-composer', elsewhere && elsewhere(coachHref));
  useShortcut('search', elsewhere && elsewhere(coachHref));
  useShortcut('help', () => showShortcuts(true));
  useEffect(readSingleKeys, []);
  useEffect(listenToKeys, []);
  return isOpen && <ShortcutsDialog />;
}

function listenToKeys(): () => void {
  let before: readonly string[] = [];
  let pressedAt = 0;
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.defaultPrevented || event.repeat || event.isComposing || target?.closest('[role=dialog], [role=menu]')) return;
    const isSequence = event.timeStamp - pressedAt < SEQUENCE_MS;
    const press = {
      key: event.key,
      ctrlKey: event.ctrlKey,
      metaKey: event.metaKey,
      altKey: event.altKey,
      isWriting: target?.closest(WRITES) != null,
      allowsSingleKeys: useSingleKeys.getState().isOn,
    };
    const match = matchShortcut(press, isSequence ? before : []);
    pressedAt = event.timeStamp;
    before = match && 'pending' in match ? match.pending : [];
    if (match && 'name' in match && runShortcut(match.name)) event.preventDefault();
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}
