'use client';

import { useFeed } from '../../events/use-feed.ts';

/** Follows the athlete's feed on every screen. */
export function Feed() {
  useFeed();
  return null;
}
