import { create } from 'zustand';

/** Whether the list of shortcuts is shown. */
export const useShortcutsDialog = create<{ isOpen: boolean }>(() => ({ isOpen: false }));

export const showShortcuts = (isOpen: boolean): void => useShortcutsDialog.setState({ isOpen });
