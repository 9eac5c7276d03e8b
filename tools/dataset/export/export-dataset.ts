import fs from 'node:fs';
import path from 'node:path';
import type { CollectedTurn } from '@hyrox/contracts';
import { lockFolder } from '../../local/start/instance-lock.mjs';
import { StartError } from '../../local/start/start-error.ts';
import { ListChanged } from '../api/data-api.ts';
import { freeVersion, leftoversIn } from './dataset-folder.ts';
import type { Disk } from './disk.ts';
import type { Manifest } from './manifest.ts';
import { pointLatest, publishFolder, writeWhole } from './publish.ts';
import { removeOutdated } from './remove-outdated.ts';
import { writeExamples, type Examples } from './write-examples.ts';

export interface ExportRequest {
  /** Begins to read the flagged turns, anew each time it is called. */
  turns: () => AsyncIterable<CollectedTurn>;
  /** Where exports stand side by side, with a pointer to the latest. */
  root: string;
  /** One folder for this export alone, new or empty; no pointer then, and nothing older is touched. */
  out?: string | undefined;
}

export interface Exported {
  folder: string;
  manifest: Manifest;
  /** Older exports that held something which may not be used any more. */
  removed: string[];
}

const READS = 5;

/**
 * Writes the flagged turns of this moment to a folder. Whatever ends the process or fills the disk: there is the export before, or this
 * one, whole. Throws a StartError for what a person can mend.
 */
export async function exportDataset(request: ExportRequest, deps: { disk: Disk; now: Date; shardLines?: number }): Promise<Exported> {
  const out = request.out === undefined ? undefined : path.resolve(request.out);
  const home = out === undefined ? path.resolve(request.root) : path.dirname(out);
  if (out !== undefined && fs.existsSync(out) && fs.readdirSync(out).length > 0) {
    throw new StartError(`${out} is not empty: name a new folder for this export, or leave --out away.`);
  }
  try {
    await deps.disk.makeFolder(home);
    const release = await lockFolder(home, { words: `process ${process.pid}` });
    try {
      return out === undefined ? await exportVersion(request, home, deps) : await exportTo(request, out, deps);
    } finally {
      await release();
    }
  } catch (error) {
    throw inWords(error, home);
  }
}

async function exportVersion(
  request: ExportRequest,
  root: string,
  deps: { disk: Disk; now: Date; shardLines?: number },
): Promise<Exported> {
  for (const name of await leftoversIn(root)) await deps.disk.remove(path.join(root, name));
  const version = await freeVersion(root, deps.now);
  const folder = path.join(root, version);
  const { manifest, records } = await write(request, { partial: path.join(root, `.${version}.partial`), folder, version }, deps);
  await pointLatest(deps.disk, root, version);
  return { folder, manifest, removed: await removeOutdated(root, version, records, deps.disk) };
}

async function exportTo(request: ExportRequest, out: string, deps: { disk: Disk; now: Date; shardLines?: number }): Promise<Exported> {
  const partial = path.join(path.dirname(out), `.${path.basename(out)}.partial`);
  const { manifest } = await write(request, { partial, folder: out, version: path.basename(out) }, deps);
  return { folder: out, manifest, removed: [] };
}

async function write(
  request: ExportRequest,
  to: { partial: string; folder: string; version: string },
  deps: { disk: Disk; now: Date; shardLines?: number },
): Promise<{ manifest: Manifest; records: Examples['records'] }> {
  const { disk } = deps;
  for (let reads = 1; ; reads++) {
    try {
      await disk.remove(to.partial);
      await disk.makeFolder(to.partial);
      const { manifest: contents, records } = await writeExamples(request.turns(), to.partial, disk, deps.shardLines);
      const manifest: Manifest = { ...contents, version: to.version, created_at: deps.now.toISOString() };
      await writeWhole(disk, path.join(to.partial, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
      await publishFolder(disk, to.partial, to.folder);
      return { manifest, records };
    } catch (error) {
      await disk.remove(to.partial);
      if (!(error instanceof ListChanged) || reads === READS) throw error;
    }
  }
}

function inWords(error: unknown, home: string): unknown {
  const { code, holder } = error as NodeJS.ErrnoException & { holder?: string };
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new StartError(
      `The disk is full where ${home} is: nothing was exported, and what was exported before is untouched. Make room, then export again.`,
    );
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'ENOTDIR')
    return new StartError(`${home} cannot be written to: name another folder with --out.`);
  if (holder !== undefined) return new StartError(`Another export is writing to ${home} (${holder}): wait for it, then export again.`);
  if (error instanceof ListChanged) return new StartError('The turns change faster than they can be read: export again in a moment.');
  return error;
}
