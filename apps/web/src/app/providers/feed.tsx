'use client';

import { useAuth } from '../../auth/auth-context.tsx';
import { usePart } from '../../ui/use-part.ts';

const loadFeed = () => import('../../events/feed-follower.tsx');

/** Follows the athlete's feed on every screen. Not what a screen waits for, so it comes after it. */
export function Feed() {
  return useAuth().status === 'signed-in' && <FeedPart />;
}

function FeedPart() {
  const part = usePart(loadFeed);
  return part && <part.FeedFollower />;
}
