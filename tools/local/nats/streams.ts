import fs from 'node:fs';
import path from 'node:path';
import type { ConsumerConfig, StreamConfig } from '@nats-io/jetstream';
import { AckPolicy, DeliverPolicy, DiscardPolicy, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { parse } from 'yaml';
import { z } from 'zod';

export interface StreamPlan {
  config: Partial<StreamConfig> & { name: string };
  consumers: (Partial<ConsumerConfig> & { durable_name: string })[];
}

const NANOS_PER = { s: 1e9, m: 60e9, h: 3600e9, d: 86400e9 } as const;
const BYTES_PER = { KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 } as const;

const durationNanos = z
  .string()
  .regex(/^\d+[smhd]$/)
  .transform((value) => parseInt(value, 10) * NANOS_PER[value.at(-1) as keyof typeof NANOS_PER]);
const sizeBytes = z
  .string()
  .regex(/^\d+(KiB|MiB|GiB)$/)
  .transform((value) => parseInt(value, 10) * BYTES_PER[value.slice(-3) as keyof typeof BYTES_PER]);

const fileSchema = z.strictObject({
  streams: z.record(
    z.string(),
    z.strictObject({
      subjects: z.array(z.string()),
      maxAge: durationNanos,
      duplicateWindow: durationNanos,
      maxMessageSize: sizeBytes,
      consumers: z.record(z.string(), z.strictObject({ filter: z.string() })),
    }),
  ),
  buckets: z.record(z.string().regex(/^[A-Z_]+$/), z.strictObject({ maxBytes: sizeBytes, maxValueSize: sizeBytes })),
  consumer: z.strictObject({ ackWait: durationNanos, maxDeliver: z.int(), maxAckPending: z.int() }),
});

const streamsFile = path.join(import.meta.dirname, '../../../infra/nats/streams.yaml');

/** The streams of infra/nats/streams.yaml in the server's own terms (durations in nanoseconds, sizes in bytes), each on so many nodes. */
export function readStreamPlans(file = streamsFile, replicas = 1): StreamPlan[] {
  const { streams, buckets, consumer } = fileSchema.parse(parse(fs.readFileSync(file, 'utf8')));
  const plans = Object.entries(streams).map(([name, stream]) => ({
    config: {
      name,
      subjects: stream.subjects,
      storage: StorageType.File,
      retention: RetentionPolicy.Limits,
      discard: DiscardPolicy.New,
      max_age: stream.maxAge,
      duplicate_window: stream.duplicateWindow,
      max_msg_size: stream.maxMessageSize,
      num_replicas: replicas,
    },
    consumers: Object.entries(stream.consumers).map(([durable, { filter }]) => ({
      durable_name: durable,
      filter_subject: filter,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      ack_wait: consumer.ackWait,
      max_deliver: consumer.maxDeliver,
      max_ack_pending: consumer.maxAckPending,
    })),
  }));
  return [...plans, ...Object.entries(buckets).map(([name, bucket]) => ({ config: bucketConfig(name, bucket, replicas), consumers: [] }))];
}

/** A bucket is a stream that keeps the last value of each subject; this is how the clients of NATS make one. */
const bucketConfig = (name: string, bucket: { maxBytes: number; maxValueSize: number }, replicas: number): StreamPlan['config'] => ({
  name: `KV_${name}`,
  subjects: [`$KV.${name}.>`],
  storage: StorageType.Memory,
  retention: RetentionPolicy.Limits,
  discard: DiscardPolicy.New,
  max_msgs_per_subject: 1,
  max_bytes: bucket.maxBytes,
  max_msg_size: bucket.maxValueSize,
  allow_rollup_hdrs: true,
  allow_direct: true,
  deny_delete: true,
  num_replicas: replicas,
});
