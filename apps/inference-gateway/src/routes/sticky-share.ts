import { createHash } from 'node:crypto';

const PLACES = 10_000;

/**
 * Whether a key is within a share of all keys. A key has one place per name, between 0 and 100, for ever: who is within 10 per cent is within 20,
 * and shares of two names are independent of each other.
 */
export function withinShare(name: string, key: string, percent: number): boolean {
  const place = createHash('sha256').update(`${name}\n${key}`).digest().readUInt32BE(0) % PLACES;
  return place * 100 < percent * PLACES;
}
