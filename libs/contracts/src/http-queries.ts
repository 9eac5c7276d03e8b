import { z } from 'zod';
import { Uuid } from './ids.ts';

const limit = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual);

/** `?limit=50&before=<id>`; `before` is the id of the last entry of the page before, as the `Link` header of that page says it. */
export const PageQuery = z.strictObject({ limit: limit(100, 50), before: Uuid.optional() });
export const ConversationQuery = PageQuery.extend({ search: z.string().trim().min(1).max(200).optional() });
/** `from` and `to` are days, both included. */
export const LogQuery = z.strictObject({
  limit: limit(200, 50),
  before: Uuid.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export const CollectedQuery = z.strictObject({
  flagged: z.enum(['true', 'false']).default('false'),
  limit: limit(20, 10),
  after: Uuid.optional(),
});
