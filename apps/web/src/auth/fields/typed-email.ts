import { create } from 'zustand';

/** The address as last typed on a sign-in screen: it need not be typed again on the next one. Kept by this page alone. */
export const useTypedEmail = create<{ email: string; setEmail: (email: string) => void }>((set) => ({
  email: '',
  setEmail: (email) => set({ email }),
}));
