'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { createQueryClient } from '../../api/query-client.ts';
import { AuthProvider } from '../../auth/auth-context.tsx';
import { Feed } from './feed.tsx';
import { ForgetOnSignOut } from './forget-on-sign-out.tsx';
import { shareStyleNonce } from './share-style-nonce.ts';
import { UnsentEntries } from './unsent-entries.tsx';

/** What every screen stands on: the session and the cache of the record. */
export function Providers({ anonKey, children }: { anonKey: string; children: ReactNode }) {
  const [queries] = useState(createQueryClient);
  useEffect(shareStyleNonce, []);
  return (
    <QueryClientProvider client={queries}>
      <AuthProvider anonKey={anonKey}>
        <ForgetOnSignOut />
        <Feed />
        <UnsentEntries />
        {children}
      </AuthProvider>
    </QueryClientProvider>
  );
}
