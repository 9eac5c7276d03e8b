import { z } from 'zod';
import { shared } from './message-kinds.ts';

/** Which process of a service does what need not be done twice, and until when (milliseconds since the epoch). */
export const sharedLease = (bucket: string) => shared(bucket, 'lease', 1, z.object({ holder: z.string(), untilMs: z.number() }));
