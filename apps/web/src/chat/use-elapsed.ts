import { useEffect, useState } from 'react';

/** Milliseconds since a moment, told when it began and once more when `afterMs` have passed. */
export function useElapsed(sinceMs: number, afterMs: number): number {
  const [elapsed, setElapsed] = useState(() => Date.now() - sinceMs);

  useEffect(() => {
    const passed = Date.now() - sinceMs;
    setElapsed(passed);
    if (passed >= afterMs) return;
    const timer = setTimeout(() => setElapsed(Date.now() - sinceMs), afterMs - passed);
    return () => clearTimeout(timer);
  }, [sinceMs, afterMs]);

  return elapsed;
}
