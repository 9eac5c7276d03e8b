import type { QueryKey } from '@tanstack/react-query';

const QUIET_MS = 150;
const LONGEST_MS = 1_000;

export interface Gathering {
  add: (parts: readonly QueryKey[]) => void;
  /** Hands over at once what was gathered, for a pause: the place in the feed has moved on already. */
  flush: () => void;
}

/** Gathers stale parts until it has been quiet for a moment, a second at the longest, then hands each part over once: a burst is one refresh. */
export function gatherRefreshes(refresh: (part: QueryKey) => void): Gathering {
  const parts = new Map<string, QueryKey>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstAt = 0;
  const flush = () => {
    timer = undefined;
    const gathered = [...parts.values()];
    parts.clear();
    const everything = gathered.find((part) => part.length === 0);
    for (const part of everything ? [everything] : gathered) refresh(part);
  };
  return {
    add: (more) => {
      const now = Date.now();
      if (timer === undefined) firstAt = now;
      else clearTimeout(timer);
      for (const part of more) parts.set(JSON.stringify(part), part);
      timer = setTimeout(flush, Math.max(0, Math.min(QUIET_MS, firstAt + LONGEST_MS - now)));
    },
    flush: () => {
      clearTimeout(timer);
      flush();
    },
  };
}
