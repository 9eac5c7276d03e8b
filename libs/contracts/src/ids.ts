import { z } from 'zod';

/** Any UUID is accepted from clients; ours are version 7. */
export const Uuid = z.guid().transform((id) => id.toLowerCase());
export const TurnId = Uuid;
export const ConversationId = Uuid;
export const AthleteId = Uuid;
export const MessageId = Uuid;

/** The fence: 1, 2, … Only logging moves a turn to a new one. */
export const Attempt = z.int().min(1);

/** A process that holds work, addressed on the bus: `gateway.<id>` or `inference.<id>`, random per start, never reused. */
export const HolderId = z.string().regex(/^(gateway|inference)\.[A-Za-z0-9_-]{6,32}$/);
export type HolderId = z.infer<typeof HolderId>;

/** Opaque reference to an athlete, HMAC of the id: fit for subjects, ledgers and training data. */
export const AthleteRef = z.string().regex(/^[0-9a-f]{32}$/);
export type AthleteRef = z.infer<typeof AthleteRef>;
