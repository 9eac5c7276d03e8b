import { useEffect, useState } from 'react';

const secondsUntil = (atMs: number | null) => (atMs === null ? 0 : Math.max(0, Math.ceil((atMs - Date.now()) / 1_000)));

/** Whole seconds until a moment, counted down to 0; 0 for null. */
export function useCountdown(atMs: number | null): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(atMs));

  useEffect(() => {
    setSeconds(secondsUntil(atMs));
    if (secondsUntil(atMs) === 0) return;
    const timer = setInterval(() => {
      const left = secondsUntil(atMs);
      setSeconds(left);
      if (left === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [atMs]);

  return seconds;
}

/** `45 s`, `12 min`, `5 h 20 min`: how long a wait is, as one says it. */
export function formatWait(seconds: number): string {
  if (seconds < 100) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 100) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
