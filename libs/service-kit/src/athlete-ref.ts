import { createHmac } from 'node:crypto';

/** The opaque reference other services and the data team know an athlete by: HMAC-SHA256 of the id, first 32 hex digits. */
export function athleteRef(secret: string, athleteId: string): string {
  return createHmac('sha256', secret).update(athleteId.toLowerCase()).digest('hex').slice(0, 32);
}
