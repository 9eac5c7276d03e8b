import { useEffect, useState } from 'react';

/** How long a tab that nobody looks at keeps its feed. */
const UNWATCHED_MS = 30_000;

/**
 * Whether the page is looked at, or was a moment ago. A browser gives six connections to one origin without HTTP/2:
 * tabs in the background must not hold them, nor keep a phone's radio awake.
 */
export function useWatched(): boolean {
  const [isWatched, setIsWatched] = useState(true);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') setIsWatched(true);
      else timer = setTimeout(() => setIsWatched(false), UNWATCHED_MS);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);

  return isWatched;
}
