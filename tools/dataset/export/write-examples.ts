import type { CollectedTurn } from '@hyrox/contracts';
import { REDACTION_VERSION } from '../redact/redact-record.ts';
import type { Disk } from './disk.ts';
import { jsonLine } from './json-line.ts';
import { LineFile } from './line-file.ts';
import { ELIGIBILITY_RULES, ELIGIBILITY_SHA256, type FileEntry, type IndexEntry, type Manifest } from './manifest.ts';
import { toLine } from './to-line.ts';

/** Turns per shard: 5,000 prompts with their passages are about 80 MB, far below the 5 GB that a training file may have. */
const SHARD_LINES = 5_000;

const shardName = (number: number): string => `turns-${String(number).padStart(5, '0')}.jsonl`;

type Tally = Record<string, number>;
const count = (tally: Tally, key: string): void => void (tally[key] = (tally[key] ?? 0) + 1);

export interface Examples {
  manifest: Omit<Manifest, 'version' | 'created_at'>;
  /** `<record_id> <sha256>` of each example. */
  records: ReadonlySet<string>;
}

export const recordKey = (entry: Pick<IndexEntry, 'record_id' | 'sha256'>): string => `${entry.record_id} ${entry.sha256}`;

/** Writes shards and index of the flagged turns into an empty folder, each file synced. The manifest is the caller's to write, last. */
export async function writeExamples(
  turns: AsyncIterable<CollectedTurn>,
  folder: string,
  disk: Disk,
  shardLines = SHARD_LINES,
): Promise<Examples> {
  const shards: FileEntry[] = [];
  const records = new Set<string>();
  const tallies = { flaggedBy: {} as Tally, leftOut: {} as Tally, athletes: {} as Tally };
  const index = await LineFile.open(disk, folder, 'index.jsonl');
  let shard: LineFile | undefined;
  try {
    for await (const turn of turns) {
      const made = toLine(turn);
      if (typeof made === 'string' || turn.flaggedBy === null) {
        count(tallies.leftOut, typeof made === 'string' ? made : 'not flagged');
        continue;
      }
      if (shard?.lines === shardLines) shards.push(await shard.finish());
      if (!shard || shard.lines === shardLines) shard = await LineFile.open(disk, folder, shardName(shards.length + 1));
      await shard.add(made.line);
      const entry = toEntry(turn, { shard: shard.name, line: shard.lines, flaggedBy: turn.flaggedBy, sha256: made.sha256 });
      await index.add(jsonLine(entry));
      records.add(recordKey(entry));
      count(tallies.flaggedBy, turn.flaggedBy);
      count(tallies.athletes, turn.athleteRef);
    }
    if (shard) shards.push(await shard.finish());
    const manifest = describe(shards, await index.finish(), tallies);
    return { manifest, records };
  } catch (error) {
    await Promise.allSettled([index.abandon(), shard?.abandon()]);
    throw error;
  }
}

function toEntry(turn: CollectedTurn, place: Pick<IndexEntry, 'shard' | 'line' | 'flaggedBy' | 'sha256'>): IndexEntry {
  const { turnId, athleteRef, model, promptVersion, sourceIds, completedAt } = turn;
  return {
    ...{ record_id: turnId, athlete_ref: athleteRef, shard: place.shard, line: place.line, model, promptVersion, sourceIds },
    ...{ flaggedBy: place.flaggedBy, completedAt, sha256: place.sha256 },
  };
}

function describe(
  shards: FileEntry[],
  index: FileEntry,
  tallies: { flaggedBy: Tally; leftOut: Tally; athletes: Tally },
): Examples['manifest'] {
  const perAthlete = Object.values(tallies.athletes);
  return {
    format: 'hyrox-dataset/1',
    eligibility: { rules: [...ELIGIBILITY_RULES], sha256: ELIGIBILITY_SHA256 },
    redaction_version: REDACTION_VERSION,
    counts: {
      turns: index.lines,
      athletes: perAthlete.length,
      most_of_one_athlete: perAthlete.reduce((most, turns) => Math.max(most, turns), 0),
      flagged_by: tallies.flaggedBy,
      left_out: tallies.leftOut,
    },
    shards,
    index,
  };
}
