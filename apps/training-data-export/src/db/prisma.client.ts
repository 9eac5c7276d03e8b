import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import { PrismaClient } from '../generated/prisma/client.ts';

/** Prisma over the service's one pool, as its own role: there is no athlete here, only opaque references. */
export const openPrisma = (pool: Pool): PrismaClient => new PrismaClient({ adapter: new PrismaPg(pool) });

export type Prisma = PrismaClient;
