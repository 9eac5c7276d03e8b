import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What makes a turn an example, as the service judges it at the moment of the export (DESIGN §4). */
export const ELIGIBILITY_RULES = [
  'thumb up by the athlete, or included by a reviewer',
  'not excluded by a reviewer',
  'training consent stands',
  'the athlete is not known or suspected to be under 18',
  'the answer ended by itself',
  'neither the conversation nor the account was deleted',
] as const;

export const ELIGIBILITY_SHA256 = createHash('sha256').update(JSON.stringify(ELIGIBILITY_RULES)).digest('hex');

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const FileEntry = z.object({ file: z.string(), lines: z.int(), bytes: z.int(), sha256: Sha256 });
export type FileEntry = z.infer<typeof FileEntry>;

/** `manifest.json` of an export: what it holds and by which rules. */
export const Manifest = z.object({
  format: z.literal('hyrox-dataset/1'),
  version: z.string(),
  created_at: z.iso.datetime(),
  eligibility: z.object({ rules: z.array(z.string()), sha256: Sha256 }),
  redaction_version: z.int(),
  counts: z.object({
    turns: z.int(),
    athletes: z.int(),
    /** The most turns of one athlete: more than a few per cent of all teaches the model that athlete. */
    most_of_one_athlete: z.int(),
    flagged_by: z.record(z.string(), z.int()),
    left_out: z.record(z.string(), z.int()),
  }),
  shards: z.array(FileEntry),
  index: FileEntry,
});
export type Manifest = z.infer<typeof Manifest>;

/** One line of `index.jsonl`: where an example came from and where it stands. `line` counts from 1. */
export const IndexEntry = z.object({
  record_id: z.string(),
  athlete_ref: z.string(),
  shard: z.string(),
  line: z.int(),
  model: z.string().nullable(),
  promptVersion: z.string().nullable(),
  sourceIds: z.array(z.string()),
  flaggedBy: z.string(),
  completedAt: z.string(),
  sha256: Sha256,
});
export type IndexEntry = z.infer<typeof IndexEntry>;
