import path from 'node:path';
import type { Disk } from './disk.ts';
import { LATEST } from './dataset-folder.ts';

/** Writes a small file as a whole, on the disk when this returns. */
export async function writeWhole(disk: Disk, file: string, text: string): Promise<void> {
  const open = await disk.openNew(file);
  try {
    await open.write(text);
    await open.sync();
  } finally {
    await open.close();
  }
}

/** Gives a finished folder its name. Before the rename there is nothing to see of it, afterwards all of it. */
export async function publishFolder(disk: Disk, partial: string, folder: string): Promise<void> {
  await disk.syncFolder(partial);
  await disk.rename(partial, folder);
  await disk.syncFolder(path.dirname(folder));
}

/** Moves the pointer to a version; whoever reads it finds the one before or this one. */
export async function pointLatest(disk: Disk, root: string, version: string): Promise<void> {
  const aside = path.join(root, `.${LATEST}.new`);
  await writeWhole(disk, aside, `${version}\n`);
  await disk.rename(aside, path.join(root, LATEST));
  await disk.syncFolder(root);
}
