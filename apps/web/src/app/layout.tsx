import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { webEnv } from '../server/env.ts';
import { barlowCondensed, inter } from './fonts.ts';
import './globals.css';
import { Providers } from './providers/providers.tsx';

export const metadata: Metadata = {
  title: { default: 'Hyrox AI Coach', template: '%s · Hyrox AI Coach' },
  description: 'Coach K answers your Hyrox training questions from research, at any hour and on any signal.',
};

export const viewport: Viewport = {
  themeColor: '#0a0a0b',
  colorScheme: 'dark',
  viewportFit: 'cover',
  interactiveWidget: 'resizes-content',
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // The anon key belongs to the deployment, not to the build.
  await connection();
  const { SUPABASE_ANON_KEY } = webEnv();
  return (
    <html lang="en" className={`${inter.variable} ${barlowCondensed.variable}`}>
      <body>
        <Providers anonKey={SUPABASE_ANON_KEY}>{children}</Providers>
      </body>
    </html>
  );
}
