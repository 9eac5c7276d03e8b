import { useEffect, useState } from 'react';

/** A value once it has not changed for a moment. Going back to `atOnce` does not wait. */
export function useSettled<T>(value: T, delayMs: number, atOnce: T): T {
  const [settled, setSettled] = useState(value);

  useEffect(() => {
    if (value === atOnce) {
      setSettled(value);
      return;
    }
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs, atOnce]);

  return value === atOnce ? value : settled;
}
