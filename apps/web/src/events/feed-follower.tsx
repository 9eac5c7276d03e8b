import { useFeed } from './use-feed.ts';

/** Follows the feed and shows nothing. */
export function FeedFollower() {
  useFeed();
  return null;
}
