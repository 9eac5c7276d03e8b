import type { Metadata } from 'next';
import { nextPath } from '../../auth/next-path.ts';
import { SignInScreen } from '../../auth/sign-in-screen.tsx';
import { webEnv } from '../../server/env.ts';

export const metadata: Metadata = { title: 'Sign in' };

interface SignInPageProps {
  searchParams: Promise<{ next?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next } = await searchParams;
  const { DEMO_EMAIL, DEMO_PASSWORD } = webEnv();
  const demo = DEMO_EMAIL && DEMO_PASSWORD ? { email: DEMO_EMAIL, password: DEMO_PASSWORD } : null;
  return <SignInScreen demo={demo} next={nextPath(typeof next === 'string' ? next : null)} />;
}
