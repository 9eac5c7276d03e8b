import { create } from 'zustand';

/** The erasure that this page asked for, so that the goodbye page knows that the session here is to end. */
export const useFarewell = create<{ erasureId: string | null }>(() => ({ erasureId: null }));
