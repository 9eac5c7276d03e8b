import fs from 'node:fs';
import path from 'node:path';
import { extract, list } from 'tar';
import { lockFolder } from '../start/instance-lock.mjs';
import { StartError } from '../start/start-error.ts';
import { KEPT } from './create-backup.ts';

/** The names at the top of a backup. Throws a StartError for a file that is no backup of ours, or only a part of one. */
async function topOf(file: string): Promise<Set<string>> {
  const names = new Set<string>();
  await list({ file, strict: true, onReadEntry: (entry) => void names.add(entry.path.split('/')[0] ?? '') }).catch((cause: unknown) => {
    throw new StartError(`${file} cannot be read as a backup: it is damaged or something else.`, { cause });
  });
  const strange = [...names].filter((name) => !KEPT.includes(name as (typeof KEPT)[number]));
  const missing = ['database', 'keys.json'].filter((name) => !names.has(name));
  if (strange.length || missing.length) throw new StartError(`${file} is not a backup of this product.`);
  return names;
}

/** Fills an empty data folder from a backup: all of it or nothing. Throws a StartError when the folder holds data or the file is not whole. */
export async function restoreBackup(file: string, dataDir: string): Promise<void> {
  await topOf(file);
  fs.mkdirSync(dataDir, { recursive: true });
  const unlock = await lockFolder(dataDir, { words: `a restore, process ${process.pid}` }).catch((error: Error & { holder?: string }) => {
    if (error.holder === undefined) throw error;
    throw new StartError(`${dataDir} is in use by ${error.holder}. Stop it first.`);
  });
  const aside = path.join(dataDir, '.restoring');
  try {
    const there = KEPT.filter((name) => fs.existsSync(path.join(dataDir, name)));
    if (there.length)
      throw new StartError(`${dataDir} holds data already (${there.join(', ')}). Restore into an empty folder, or move them away.`);
    fs.rmSync(aside, { recursive: true, force: true });
    fs.mkdirSync(aside, { mode: 0o700 });
    await extract({ file, cwd: aside, strict: true });
    for (const name of fs.readdirSync(aside)) fs.renameSync(path.join(aside, name), path.join(dataDir, name));
  } finally {
    fs.rmSync(aside, { recursive: true, force: true });
    await unlock();
  }
}
