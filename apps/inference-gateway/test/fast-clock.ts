import type { Clock } from '../src/clock.ts';

/** Real time, so many times as fast: waits of seconds take a moment, and everything keeps its order. */
export const fastClock = (times: number): Clock => ({
  now: () => performance.now() * times,
  after(ms, what) {
    const timer = setTimeout(what, ms / times);
    return () => clearTimeout(timer);
  },
});
