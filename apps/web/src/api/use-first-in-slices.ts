import { useDeferredValue } from 'react';

/**
 * What React Query holds, where much is drawn from it: the first time it comes it is drawn in slices, so that a slow phone stays usable
 * meanwhile. Later changes are drawn at once, so that they never stand beside newer state of another kind.
 */
export function useFirstInSlices<T>(data: T | undefined): T | undefined {
  const drawn = useDeferredValue(data);
  return drawn === undefined ? undefined : data;
}
