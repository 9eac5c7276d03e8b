import { useSyncExternalStore } from 'react';

/** Whether a media query holds in this window. On the server it does not. `query` is a constant of its module. */
export const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (onChange) => {
      const watched = window.matchMedia(query);
      watched.addEventListener('change', onChange);
      return () => watched.removeEventListener('change', onChange);
    },
    () => window.matchMedia(query).matches,
    () => false,
  );
