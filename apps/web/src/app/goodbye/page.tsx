import type { Metadata } from 'next';
import { GoodbyeScreen } from '../../account/deletion/goodbye-screen.tsx';

export const metadata: Metadata = { title: 'Goodbye' };

interface GoodbyePageProps {
  searchParams: Promise<{ erasure?: string | string[] }>;
}

export default async function GoodbyePage({ searchParams }: GoodbyePageProps) {
  const { erasure } = await searchParams;
  return <GoodbyeScreen erasureId={typeof erasure === 'string' && /^[0-9a-f-]{36}$/i.test(erasure) ? erasure : null} />;
}
