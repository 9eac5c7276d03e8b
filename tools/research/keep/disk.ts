import path from 'node:path';
import type { Disk } from '../../dataset/export/disk.ts';
import { writeWhole } from '../../dataset/export/publish.ts';

export { realDisk, type Disk } from '../../dataset/export/disk.ts';

/** Writes a file beside the one it will be, over what a killed run left there. */
export async function writeAside(disk: Disk, file: string, text: string): Promise<void> {
  await disk.remove(file);
  await writeWhole(disk, file, text);
}

/** Gives a written file its name: whoever looks finds the one before or this one, whole. */
export async function publishFile(disk: Disk, partial: string, file: string): Promise<void> {
  await disk.rename(partial, file);
  await disk.syncFolder(path.dirname(file));
}
