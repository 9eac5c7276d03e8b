import type { Metadata } from 'next';
import { ResetScreen } from '../../auth/reset/reset-screen.tsx';
import { webEnv } from '../../server/env.ts';

export const metadata: Metadata = { title: 'Reset your password' };

export default function ResetPasswordPage() {
  const { INBOX_URL, SUPABASE_ANON_KEY } = webEnv();
  return <ResetScreen anonKey={SUPABASE_ANON_KEY} inboxUrl={INBOX_URL ?? null} />;
}
