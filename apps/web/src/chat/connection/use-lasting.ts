import { useEffect, useState } from 'react';

/** True only after something has been true for a while: a blip is not worth a word. */
export function useLasting(isTrue: boolean, forMs: number): boolean {
  const [hasLasted, setHasLasted] = useState(false);

  useEffect(() => {
    if (!isTrue) return setHasLasted(false);
    const timer = setTimeout(() => setHasLasted(true), forMs);
    return () => clearTimeout(timer);
  }, [isTrue, forMs]);

  return isTrue && hasLasted;
}
