import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { versionsIn } from './dataset-folder.ts';
import type { Disk } from './disk.ts';
import { IndexEntry } from './manifest.ts';
import { recordKey } from './write-examples.ts';

/** Whether every example of an older export may still be used, in the very words of the new one. */
async function isStillGood(folder: string, records: ReadonlySet<string>): Promise<boolean> {
  const file = path.join(folder, 'index.jsonl');
  if (!fs.existsSync(file)) return false;
  const lines = createInterface({ input: fs.createReadStream(file) });
  for await (const line of lines) {
    if (!records.has(recordKey(IndexEntry.parse(JSON.parse(line))))) {
      lines.close();
      return false;
    }
  }
  return true;
}

/**
 * Removes the older exports that hold an example which is none any more: a consent was withdrawn, a conversation or an account deleted,
 * a thumb taken back. Returns their names. Renamed out of sight first, so that no half of one is ever taken for a whole.
 */
export async function removeOutdated(root: string, kept: string, records: ReadonlySet<string>, disk: Disk): Promise<string[]> {
  const removed: string[] = [];
  for (const version of await versionsIn(root)) {
    const folder = path.join(root, version);
    if (version === kept || (await isStillGood(folder, records))) continue;
    const aside = path.join(root, `.${version}.removed`);
    await disk.rename(folder, aside);
    await disk.syncFolder(root);
    await disk.remove(aside);
    removed.push(version);
  }
  return removed;
}
