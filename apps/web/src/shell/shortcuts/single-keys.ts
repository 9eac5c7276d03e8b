import { create } from 'zustand';

const STORAGE_KEY = 'hyrox.single-keys';

/** Whether shortcuts of one key are on. They can be switched off, for those who speak to their device or rest a hand on the keys. */
export const useSingleKeys = create<{ isOn: boolean }>(() => ({ isOn: true }));

/** Reads the choice of this device. Called once the page runs in a browser. */
export function readSingleKeys(): void {
  try {
    useSingleKeys.setState({ isOn: window.localStorage.getItem(STORAGE_KEY) !== 'off' });
  } catch (reason) {
    console.warn('The choice of shortcuts cannot be read on this device', reason);
  }
}

/** Changes the choice and keeps it on this device where that is allowed. */
export function setSingleKeys(isOn: boolean): void {
  useSingleKeys.setState({ isOn });
  try {
    window.localStorage.setItem(STORAGE_KEY, isOn ? 'on' : 'off');
  } catch (reason) {
    console.warn('The choice of shortcuts cannot be kept on this device', reason);
  }
}
