import localFont from 'next/font/local';

/** Both faces come from npm packages, Latin subset only, and are served and preloaded by this app. */
export const inter = localFont({
  src: '../../../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '100 900',
  display: 'swap',
  variable: '--font-inter',
});

export const barlowCondensed = localFont({
  src: '../../../../node_modules/@fontsource/barlow-condensed/files/barlow-condensed-latin-600-normal.woff2',
  weight: '600',
  display: 'swap',
  variable: '--font-barlow-condensed',
});
