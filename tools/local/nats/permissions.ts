import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const subject = z.string().regex(/^[A-Za-z0-9_$*>.-]+$/);
const userSchema = z.strictObject({
  answers: z.record(subject, z.string()).default({}),
  hears: z.array(subject).default([]),
  says: z.array(subject).default([]),
  appends: z.array(subject.startsWith('evt.')).default([]),
  consumes: z.array(z.string()).default([]),
  shares: z.array(z.string().regex(/^[A-Z_]+$/)).default([]),
  replyWithin: z
    .string()
    .regex(/^\d+s$/)
    .optional(),
});

export type BusUsers = Record<string, z.infer<typeof userSchema>>;

export interface Permissions {
  publish: string[];
  subscribe: string[];
  /** Present when the user answers requests: one reply per request, within this time. */
  replyWithin?: string;
}

const usersFile = path.join(import.meta.dirname, '../../../infra/nats/users.yaml');
const STREAM = 'EVT';

/** The table of infra/nats/users.yaml. Throws a ZodError that names the wrong key. */
export function readBusUsers(file = usersFile): BusUsers {
  return z.strictObject({ users: z.record(z.string().regex(/^[a-z-]+$/), userSchema) }).parse(parse(fs.readFileSync(file, 'utf8'))).users;
}

/** One user's row as publish and subscribe permissions; everything not listed is denied. */
export function permissionsOf(name: string, user: BusUsers[string]): Permissions {
  const reconciles = user.appends.length ? [`$JS.API.STREAM.INFO.${STREAM}`] : [];
  const pulls = user.consumes.flatMap((durable) => [
    `$JS.API.CONSUMER.INFO.${STREAM}.${durable}`,
    `$JS.API.CONSUMER.MSG.NEXT.${STREAM}.${durable}`,
    `$JS.ACK.${STREAM}.${durable}.>`,
  ]);
  const shares = user.shares.flatMap((bucket) => [
    `$KV.${bucket}.>`,
    `$JS.API.STREAM.INFO.KV_${bucket}`,
    `$JS.API.DIRECT.GET.KV_${bucket}`,
    `$JS.API.DIRECT.GET.KV_${bucket}.>`,
    `$JS.API.STREAM.MSG.GET.KV_${bucket}`,
  ]);
  // "subject queue" allows the subscription as a member of that queue group only.
  const queues = Object.entries(user.answers).map(([subjects, queue]) => `${subjects} ${queue}`);
  return {
    publish: [...user.says, ...user.appends, ...reconciles, ...pulls, ...shares],
    subscribe: [...queues, ...user.hears, ...user.shares.map((bucket) => `$KV.${bucket}.>`), `_INBOX_${name}.>`],
    ...(user.replyWithin === undefined ? {} : { replyWithin: user.replyWithin }),
  };
}
