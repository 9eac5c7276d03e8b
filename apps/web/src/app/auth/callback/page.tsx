import type { Metadata } from 'next';
import { ReturnScreen } from '../../../auth/oauth/return-screen.tsx';

export const metadata: Metadata = { title: 'Signing you in' };

export default function ReturnPage() {
  return <ReturnScreen />;
}
