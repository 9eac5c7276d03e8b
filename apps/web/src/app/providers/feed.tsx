'use client';

import dynamic from 'next/dynamic';

/** Follows the athlete's feed on every screen. Not what a screen waits for, so it comes after it. */
export const Feed = dynamic(async () => (await import('../../events/feed-follower.tsx')).FeedFollower, { ssr: false });
