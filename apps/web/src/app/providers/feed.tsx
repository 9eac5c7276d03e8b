'use client';

import { useAuth } from '../../auth/auth-context.tsx';
import { LATER_MS } from '../../shell/load-when-idle.ts';
import { usePart } from '../../ui/use-part.ts';

const loadFeed = () => import('../../events/feed-follower.tsx');

/** Follows the athlete's feed on every screen. Not what a screen waits for, so it comes once that has settled; what changed until then is read as the feed begins. */
export function Feed() {
  return useAuth().status === 'signed-in' && <FeedPart />;
}

function FeedPart() {
  const part = usePart(loadFeed, LATER_MS);
  return part && <part.FeedFollower />;
}
