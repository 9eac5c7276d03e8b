import { create } from 'zustand';

/** A change that the server did not take: what that means, and how to ask again. */
export interface FailedChange {
  words: string;
  error: Error;
  again: () => void;
}

/** The last change that failed. Outside of the list, because the row that asked may be gone by then. */
export const useFailedChange = create<{ failed: FailedChange | null }>(() => ({ failed: null }));

export const reportChange = (failed: FailedChange | null): void => useFailedChange.setState({ failed });
