import type { Metadata } from 'next';
import { ownPath } from '../../auth/next-path.ts';
import { readProviders } from '../../auth/oauth/read-providers.ts';
import { SignInScreen } from '../../auth/sign-in/sign-in-screen.tsx';
import { webEnv } from '../../server/env.ts';

export const metadata: Metadata = { title: 'Sign in' };

interface SignInPageProps {
  searchParams: Promise<{ next?: string | string[]; account?: string | string[]; left?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next, account, left } = await searchParams;
  const { DEMO_EMAIL, DEMO_PASSWORD, SUPABASE_URL, SUPABASE_ANON_KEY } = webEnv();
  const demo = DEMO_EMAIL && DEMO_PASSWORD ? { email: DEMO_EMAIL, password: DEMO_PASSWORD } : null;
  const providers = await readProviders(SUPABASE_URL, SUPABASE_ANON_KEY);
  return (
    <SignInScreen
      demo={demo}
      providers={providers}
      next={ownPath(typeof next === 'string' ? next : null)}
      isNew={account === 'new'}
      left={left === 'here' || left === 'everywhere' ? left : null}
    />
  );
}
